import type { Line, RequestOptions } from '../fieldbus';

/** How urgent a request is on a line that several callers share, and how long its answer may take. */
export type RegisterOptions = RequestOptions;

/** Holding registers of a unit: a line is one, and a test may hand in registers without a wire. */
export type Registers = Pick<Line, 'readHolding' | 'writeHolding'>;

/**
 * When something happened: wall time (epoch milliseconds) for the record, monotonic milliseconds for waits and ages, and the
 * id of the process start that the monotonic reading belongs to (monotonic readings of two boots cannot be compared).
 */
export interface Stamp {
  readonly wallMs: number;
  readonly monoMs: number;
  readonly bootId: string;
}

/** The only source of time. `after` calls back once when the monotonic clock has moved by `delayMs`; the result cancels it. */
export interface Clock {
  now(): Stamp;
  after(delayMs: number, callback: () => void): () => void;
}

import type { Problem } from '../../kernel';
import type { TakenImage } from '../images/take-image';
import type { FlashLimits } from './flash-moves';
import type { UnitBefore, UnitFacts } from './judge-restart';
import type { UpdateDevice, UpdateStatus } from './update-device';

/** What is sent to which unit. `approvedSha256`: the hash that a person or trusted metadata approved. */
export interface FlashTask {
  readonly device: UpdateDevice;
  readonly image: Pick<TakenImage, 'bytes' | 'sha256' | 'header'>;
  readonly approvedSha256: string;
  readonly before: UnitBefore;
  readonly limits: FlashLimits;
}

/**
 * What a session needs of the world. `now` in milliseconds that never go back. `proveIdentity` reads the unit through the line as it is open
 * now and compares with the plan: null when it is the one. `generation`: which opening of the line is in use. `stopped`: a person wants an
 * end; it is asked between two requests.
 */
export interface FlashPorts {
  wait(ms: number): Promise<void>;
  now(): number;
  progress(done: { readonly confirmed: number; readonly total: number }): void;
  stopped(): boolean;
  generation(): number;
  proveIdentity(): Promise<Problem | null>;
  readFacts(): Promise<UnitFacts>;
}

/** `blocks` that the unit acknowledged, `repeated` sendings of a block that had been sent before, of this session alone. */
export interface FlashFigures {
  /** A write left in this session, whether or not it was answered. */
  readonly wrote: boolean;
  readonly blocks: number;
  readonly repeated: number;
  readonly seconds: number;
}

/**
 * `ok`: the unit restarted and runs the image · `refused`: nothing was written, the unit is as it was · `torn`: the old image is gone and the
 * new one does not run; the unit takes a further session · `unknown`: nobody can say, and only a look at the unit can.
 */
export type FlashEnding =
  | { readonly outcome: 'ok'; readonly status: UpdateStatus; readonly after: UnitFacts }
  | { readonly outcome: 'refused'; readonly because: readonly Problem[] }
  | { readonly outcome: 'torn'; readonly confirmed: number; readonly because: readonly Problem[] }
  | { readonly outcome: 'unknown'; readonly because: readonly Problem[] };

/** The ending of a session with its figures. */
export type FlashOutcome = FlashEnding & FlashFigures;

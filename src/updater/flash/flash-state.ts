import type { FlashLimits, FlashMove } from './flash-moves';
import type { ImageName } from './update-device';

/** An identity proven through the line may open a connection for so long (SI-15). */
export const PROOF_MS = 30_000;

/** What a flash session knows; plain data, so that the table over it is pure. Times are of the session's own clock. */
export interface FlashState {
  readonly image: ImageName;
  readonly limits: FlashLimits;
  readonly startedMs: number;
  readonly last: FlashMove;
  /** `used`: a write went out on it, so the open line carries it until something is odd. */
  readonly proof: { readonly atMs: number; readonly used: boolean } | null;
  /** This session has named its image to the unit. */
  readonly entered: boolean;
  /** `activate` was sent in this session; when. */
  readonly activatedMs: number | null;
  /** First byte that the unit has not acknowledged. */
  readonly offset: number;
  readonly sequence: number;
  /** The block that went out last, whether or not its answer came. */
  readonly lastBlock: { readonly sequence: number; readonly offset: number } | null;
  readonly blockBytes: number;
  /** Most bytes that were ever acknowledged or confirmed. */
  readonly furthest: number;
  /** Writes that went out since the last progress; one that is in it already is a repetition. */
  readonly tried: readonly string[];
  readonly repeats: number;
  /** What is waited for, and since when. */
  readonly waitingFor: { readonly what: string; readonly sinceMs: number } | null;
  /** The unit refused the last write: its reason stands in its status. */
  readonly refusal: boolean;
}

/** A session before its first look. */
export function startFlash(image: ImageName, limits: FlashLimits, atMs: number): FlashState {
  return {
    ...{ image, limits, startedMs: atMs, last: { kind: 'read-status' }, proof: null, entered: false },
    ...{ activatedMs: null, offset: 0, sequence: 0, lastBlock: null, blockBytes: 0, furthest: 0 },
    ...{ tried: [], repeats: 0, waitingFor: null, refusal: false },
  };
}

/** True while a write may go out on what was proven. */
export function proofHolds({ proof }: FlashState, atMs: number): boolean {
  return proof !== null && (proof.used || atMs - proof.atMs <= PROOF_MS);
}

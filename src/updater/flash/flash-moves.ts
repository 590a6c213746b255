import type { Problem } from '../../kernel';
import type { UpdateStatus } from './update-device';

/** What the session does next. `read-status` and `prove-identity` only read; `wait` says why. */
export type FlashMove =
  | { readonly kind: 'read-status' }
  | { readonly kind: 'prove-identity' }
  | { readonly kind: 'enter' }
  | { readonly kind: 'send-block'; readonly sequence: number; readonly offset: number; readonly length: number }
  | { readonly kind: 'verify' }
  | { readonly kind: 'activate' }
  | { readonly kind: 'wait'; readonly ms: number; readonly why: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'stop'; readonly because: Problem };

/** The moves after which the unit may be another than before. */
export type WriteMove = Extract<FlashMove, { readonly kind: 'enter' | 'send-block' | 'verify' | 'activate' }>;

/** What came of the last move. `problem` is what the line or the unit said. */
export type FlashEvent =
  | { readonly kind: 'status'; readonly status: UpdateStatus }
  | { readonly kind: 'proven' }
  | { readonly kind: 'waited' }
  /** The write was answered, and the answer fits it. */
  | { readonly kind: 'acknowledged' }
  /** Modbus exceptions 5 and 6: the unit needs time. */
  | { readonly kind: 'busy'; readonly problem: Problem }
  /** Any other exception of the unit: this was not taken. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly final: boolean }
  /** No answer that counts, or no line: whether a write was taken is not known. */
  | { readonly kind: 'silent'; readonly problem: Problem }
  /** The line is another opening than the one that the unit was proven through; nothing was sent. */
  | { readonly kind: 'reopened' }
  /** Nothing will make this better: another unit, another master, a person who says stop. */
  | { readonly kind: 'hopeless'; readonly problem: Problem };

/** How patient a session is. Milliseconds; from the route of the product. */
export interface FlashLimits {
  readonly eraseMs: number;
  readonly verifyMs: number;
  readonly restartMs: number;
  readonly hardLimitMs: number;
  /** Between two looks at a unit that is busy or silent. */
  readonly pollMs: number;
  /** Writes that may be repeated without any progress in between. */
  readonly repeats: number;
}

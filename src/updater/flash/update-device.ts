/** States of a unit's boot loader, in the order of their register values (docs/open-map.md). */
export const UPDATE_STATES = ['running', 'receiving', 'verifying', 'verified', 'restarting', 'failed'] as const;
export type UpdateState = (typeof UPDATE_STATES)[number];

/** What a boot loader last refused or failed at, in the order of the register values. */
export const UPDATE_FAULTS = [
  'none',
  'other-hardware',
  'length-not-accepted',
  'not-the-next-block',
  'block-crc',
  'hash-differs',
  'refused-now',
  'flash-write-failed',
  'header-damaged',
] as const;
export type UpdateFault = (typeof UPDATE_FAULTS)[number];

/** What the unit says of its update. Hashes are lower-case hex, null while the unit has none. Bytes. */
export interface UpdateStatus {
  readonly state: UpdateState;
  /** Null for a number that the map does not define. */
  readonly fault: UpdateFault | null;
  readonly imageBytes: number;
  /** Bytes of the image that are durably in flash, from 0 on, without a gap. */
  readonly confirmedOffset: number;
  readonly blockBytes: number;
  readonly lastSequence: number;
  readonly flashHash: string | null;
  readonly runningHash: string | null;
}

/** The image that `enter`, `verify` and `activate` are about. `sha256` is lower-case hex. */
export interface ImageName {
  readonly bytes: number;
  readonly sha256: string;
}

/** A block of an image; `sequence` is 1 to 65535. */
export interface ImageBlock {
  readonly sequence: number;
  readonly offset: number;
  readonly data: Uint8Array;
}

/** `leave` is taken only while nothing was written. */
export type UpdateCommand = 'enter' | 'verify' | 'activate' | 'leave';

/**
 * A unit whose flash can be written. Each call is one request: it ends when the unit took it (its answer fits the request) or throws what
 * the line threw. `generation`: the opening of the line through which the unit was proven; a write through another must not leave.
 */
export interface UpdateDevice {
  status(): Promise<UpdateStatus>;
  command(command: UpdateCommand, image: ImageName, generation: number): Promise<void>;
  sendBlock(block: ImageBlock, generation: number): Promise<void>;
}

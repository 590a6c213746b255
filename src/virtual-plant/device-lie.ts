import type { FaultCall } from './plant-setup';

/** What a stack may lie about on its service port. */
export type LiedReading = 'version' | 'serial' | 'stack-count' | 'boot-counter' | 'uptime';

/** A reading as it would be given without a lie. */
export interface TrueReading {
  readonly stack: string;
  readonly reading: LiedReading;
  readonly value: string | number;
  /** A flash of this stack has begun since it was found. */
  readonly isUpdated: boolean;
  /** The version that the site's update is to bring. */
  readonly wanted: string;
  /** Stacks of the site. */
  readonly stacks: number;
  /** Serial number of another stack of the site; this one's own where there is none. */
  readonly otherSerial: string;
}

/** A device that does not tell the truth: its frames are right, what stands in them is not. It lasts. */
export interface DeviceLie {
  readonly name: string;
  readonly side: 'device';
  /** Numbers of the list in docs/faults.md, D1 to D20. */
  readonly ids: readonly string[];
  readonly bites: string;
  readonly when: string;
  /** What gives it away. */
  readonly noticed: string;
  /** The message by which the product must name it; null: it does no harm, and the run goes on. */
  readonly problemCode: string | null;
  tells?(call: FaultCall, truth: TrueReading): string | number | undefined;
  /** After `activate`: `unchanged` goes on with the firmware of before. */
  readonly starts?: 'unchanged';
  /** Hash over the flash: `echoed` reports what it was told while the flash differs. */
  readonly hashes?: 'echoed';
}

/** Where a call does not say `from: start`, a device lies from its update on. */
export function hasBegun(call: FaultCall, { isUpdated }: TrueReading): boolean {
  return isUpdated || call.from === 'start';
}

import type { WireOut } from './wire-out';

/** One end of a line: bytes in, bytes out. Times are real milliseconds of any clock that goes forward. */
export interface Talker {
  /** What came belongs to no protocol of this port: close the connection. */
  readonly broken?: boolean;
  receive(bytes: Uint8Array, atMs: number): WireOut[];
  /** What it says by itself; asked every tenth of a second. */
  idle?(atMs: number): WireOut[];
}

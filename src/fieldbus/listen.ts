import { byteClock } from './byte-timing';
import { findFrames, type HeardFrame } from './heard-frames';
import type { LineAddress } from './line-address';
import type { LineClock } from './line-clock.port';
import { lineLost } from './line-problems';
import { lineAddressText } from './line-address';
import { transportFor } from './open-line';
import type { Transport } from './transport.port';

/** What was heard on a line on which this program said nothing. */
export interface Heard {
  readonly bytes: Uint8Array;
  /** The frames with a right check sum: with a wrong baud or parity there are bytes, but none of these. */
  readonly frames: readonly HeardFrame[];
  /** Bytes that belong to no frame. */
  readonly stray: number;
}

/** More than this is cut off: a line that babbles is known after a few kilobytes. */
const MOST_KEPT = 65_536;

/**
 * Listens for `ms` milliseconds without writing a byte, and closes the port again. Rejects like `openLine`, and with
 * `fieldbus.line-lost` where the port goes away meanwhile.
 */
export async function listen(address: LineAddress, ms: number): Promise<Heard> {
  return listenOn(transportFor(address, byteClock), lineAddressText(address), ms, byteClock);
}

async function listenOn(transport: Transport, id: string, ms: number, clock: LineClock): Promise<Heard> {
  const chunks: Buffer[] = [];
  let kept = 0;
  let lost: string | undefined;
  let wake: () => void = () => undefined;
  await transport.open({
    onBytes: (bytes) => {
      if (kept < MOST_KEPT) chunks.push(Buffer.from(bytes));
      kept += bytes.length;
    },
    onLost: (why) => {
      lost = why;
      wake();
    },
  });
  try {
    await new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
      if (lost !== undefined) wake();
    });
    transport.drain?.();
  } finally {
    await transport.close();
  }
  if (lost !== undefined) throw lineLost(id, lost);
  const bytes = Buffer.concat(chunks);
  return { bytes, ...findFrames(bytes) };
}

import { byteClock } from './byte-timing';
import { findFrames, type HeardFrame } from './heard-frames';
import type { LineAddress } from './line-address';
import type { LineClock } from './line-clock.port';
import { lineLost } from './line-problems';
import { lineAddressText } from './line-address';
import { transportFor } from './open-line';
import { eventText, headerText, UNTIMED } from './recording';

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
  const chunks: Buffer[] = [];
  let kept = 0;
  await hear(address, ms, byteClock, (bytes) => {
    if (kept < MOST_KEPT) chunks.push(Buffer.from(bytes));
    kept += bytes.length;
  });
  const bytes = Buffer.concat(chunks);
  return { bytes, ...findFrames(bytes) };
}

/**
 * Records for `ms` milliseconds what is heard on a line on which this program says nothing, as `recordLine` records; `sink` takes each
 * line of it at once. Resolves to the number of bytes. Rejects as `listen` does; what was heard until then is in the recording.
 */
export async function recordHeard(address: LineAddress, ms: number, sink: (text: string) => void): Promise<number> {
  let heard = 0;
  let startMs: number | undefined;
  sink(headerText(lineAddressText(address), UNTIMED));
  await hear(address, ms, byteClock, (bytes) => {
    startMs ??= byteClock.nowMs();
    heard += bytes.length;
    sink(eventText(byteClock.nowMs() - startMs, { received: bytes.toString('hex') }));
  });
  return heard;
}

async function hear(
  address: LineAddress,
  ms: number,
  clock: LineClock,
  onBytes: (bytes: Buffer) => void,
): Promise<void> {
  const transport = transportFor(address, clock);
  let lost: string | undefined;
  let wake: () => void = () => undefined;
  await transport.open({
    onBytes,
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
  if (lost !== undefined) throw lineLost(lineAddressText(address), lost);
}

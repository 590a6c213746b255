import { parseLineAddress, type ReplayedLine, replayLine } from '../../fieldbus';
import { readStack } from '../../stack-link';
import { type Finding, findingsIn } from './finding';
import { lineTarget } from './line-target';

/** Whether a recorded session is asked again exactly as it was. `left`: recorded requests that nobody asked. */
export interface Replayed {
  readonly ok: boolean;
  readonly line: string;
  readonly requests: number;
  readonly answers: number;
  readonly exceptions: number;
  readonly left: number;
  readonly findings: readonly Finding[];
}

/**
 * Replays a recording: with a product its whole map is read again, and every request must be the recorded one; without, the recorded
 * requests are asked again as they are. Throws `fieldbus.bad-recording`, `products.profile-unknown`, `cli.product-without-bus`.
 */
export async function replaySession(
  recording: readonly string[],
  given: { readonly unit?: number; readonly product?: string },
): Promise<Replayed> {
  const line = await replayLine(recording);
  const { bus } = lineTarget(line.id, given);
  const findings =
    bus === undefined
      ? await askAgain(line, sentFrames(recording, line.id))
      : await differencesIn(() => readStack(line, bus));
  const left = line.requestsLeft();
  const { requests, answers, exceptions } = line.counters();
  await line.close();
  const all = [...findings, ...(left > 0 && findings.length === 0 ? [unasked(line.id, left)] : [])];
  return { ok: all.length === 0, line: line.id, requests, answers, exceptions, left, findings: all };
}

async function askAgain(line: ReplayedLine, frames: readonly Buffer[]): Promise<readonly Finding[]> {
  for (const frame of frames) {
    const differences = await differencesIn(() => ask(line, frame));
    if (differences.length > 0) return differences;
  }
  return [];
}

/** What differs from the recording. That nobody answered, or with an exception, is no difference: it was so then. */
async function differencesIn(act: () => Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await act();
    return [];
  } catch (error) {
    return findingsIn(error).filter(({ code }) => code === 'fieldbus.replay-differs');
  }
}

/** Unit and what follows it, of every request. The replay has looked at the shape of the lines. */
function sentFrames(recording: readonly string[], id: string): readonly Buffer[] {
  const head = parseLineAddress(id).kind === 'modbus-tcp' ? 6 : 0;
  return recording.flatMap((text) => {
    const sent: unknown = text.trim() === '' ? undefined : (JSON.parse(text) as { sent?: unknown }).sent;
    const frame = Buffer.from(typeof sent === 'string' ? sent : '', 'hex').subarray(head);
    // What is shorter is no request of this program; it is left over, and told.
    return frame.length < 6 ? [] : [frame];
  });
}

async function ask(line: ReplayedLine, frame: Buffer): Promise<unknown> {
  const [unit = 0, code = 0] = frame;
  const [address, count] = [frame.readUInt16BE(2), frame.readUInt16BE(4)];
  if (code === 3) return line.readHolding(unit, address, count);
  if (code === 4) return line.readInput(unit, address, count);
  const words = Array.from({ length: Math.min(count, Math.max(0, (frame.length - 7) >> 1)) }, (_, index) =>
    frame.readUInt16BE(7 + 2 * index),
  );
  return line.writeHolding(unit, address, words);
}

function unasked(line: string, left: number): Finding {
  return {
    code: 'cli.replay-unfinished',
    what: 'The recording goes on behind what was asked now.',
    where: line,
    value: `${left} recorded requests that nobody asked`,
    remedy: 'Name the product and the unit with which it was recorded; else the program asks less than it did then.',
  };
}

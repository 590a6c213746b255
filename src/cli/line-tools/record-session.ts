import { openLine, recordHeard, recordLine } from '../../fieldbus';
import { type BusSlice, readStack } from '../../stack-link';
import { answerFindings } from './answer-findings';
import type { Finding } from './finding';
import type { LineTarget } from './line-target';

/** What was recorded. With a finding the recording ends where that happened. */
export interface Recorded {
  readonly line: string;
  readonly frames: number;
  readonly findings: readonly Finding[];
}

type Sink = (text: string) => void;

/** Records a line: what is heard for so long, or, where a product is named, one reading of its whole map. Never writes to a device. */
export async function recordSession(target: LineTarget, listenMs: number, write: Sink): Promise<Recorded> {
  let lines = 0;
  const sink: Sink = (text) => {
    write(text);
    lines++;
  };
  const findings = await attempt(target, () =>
    target.bus === undefined ? recordHeard(target.address, listenMs, sink) : recordReading(target, target.bus, sink),
  );
  // The first line says which line it was.
  return { line: target.line, frames: Math.max(0, lines - 1), findings };
}

async function attempt(target: LineTarget, act: () => Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await act();
    return [];
  } catch (error) {
    return answerFindings(error, target);
  }
}

async function recordReading({ address, timing }: LineTarget, bus: BusSlice, sink: Sink): Promise<void> {
  const line = await openLine(address, timing);
  const recorder = recordLine(line, sink);
  try {
    await readStack(line, bus);
  } finally {
    recorder.stop();
    await line.close();
  }
}

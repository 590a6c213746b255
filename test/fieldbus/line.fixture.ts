import { type Line, type LineTiming, openLine } from '../../src/fieldbus';
import { MisbehavingSlave, type SlaveKind } from '../support/misbehaving-slave';

/** A line whose late answers come within 40 ms: quick enough for a test, long enough for a busy machine. */
export const TIMING: LineTiming = {
  answerTimeoutMs: 150,
  worstLateAnswerMs: 100,
  interFrameMs: 0,
  listenBeforeMs: 0,
  echo: false,
};

const started: { close(): Promise<void> }[] = [];

export async function aSlave(kind: SlaveKind): Promise<MisbehavingSlave> {
  const slave = await MisbehavingSlave.start(kind);
  started.push({ close: () => slave.stop() });
  return slave;
}

export async function aLine(slave: MisbehavingSlave, timing: Partial<LineTiming> = {}): Promise<Line> {
  const line = await openLine(slave.address, { ...TIMING, ...timing });
  started.push(line);
  return line;
}

export async function closeAll(): Promise<void> {
  for (const thing of started.splice(0).reverse()) await thing.close();
}

/** The code of what a promise was rejected with; `done` where it was not. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}

export const pause = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));

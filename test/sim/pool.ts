import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

const RUN_TYPESCRIPT = path.join(__dirname, '../storage/run-typescript.cjs');
/** Seconds of real time after which a piece of work hangs; the longest honest one takes a few, on a busy machine ten times that. */
const HANGS_AFTER_SECONDS = 120;

export interface Pool<Work, Result> {
  /** A file that answers every message of its parent with one. */
  readonly program: string;
  readonly jobs: number;
  readonly work: Iterator<Work>;
  /** Takes a result as it comes; false: no more work is begun. */
  readonly take: (result: Result) => boolean;
  /** The result of a piece of work that never came back. */
  readonly hung: (piece: Work) => Result;
}

/** Works in processes of their own. Rejects where one ends by itself. */
export async function inProcesses<Work, Result>(pool: Pool<Work, Result>): Promise<void> {
  let goesOn = true;
  const take = (result: Result): void => {
    goesOn = pool.take(result) && goesOn;
  };
  const worker = async (): Promise<void> => {
    let child = start(pool.program);
    for (let piece = pool.work.next(); piece.done !== true && goesOn; piece = pool.work.next()) {
      const result = await answerOf<Work, Result>(child, piece.value);
      if (result === undefined) {
        child.kill('SIGKILL');
        child = start(pool.program);
      }
      take(result ?? pool.hung(piece.value));
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: pool.jobs }, worker));
}

const start = (program: string): ChildProcess =>
  fork(program, [], { execArgv: ['--max-old-space-size=1500', '-r', RUN_TYPESCRIPT] });

/** The answer to a piece of work; undefined where none comes. */
function answerOf<Work, Result>(child: ChildProcess, work: Work): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A process ended with ${code}.`));
    const done = (result: Result | undefined): void => {
      clearTimeout(limit);
      child.removeListener('message', answered);
      child.removeListener('exit', ended);
      resolve(result);
    };
    const answered = (result: unknown): void => done(result as Result);
    const limit = setTimeout(() => done(undefined), HANGS_AFTER_SECONDS * 1000);
    child.once('message', answered);
    child.once('exit', ended);
    child.send({ work });
  });
}

/** The other side: answers each piece of work, one after the other. */
export function answerWork<Work, Result>(work: (piece: Work) => Promise<Result>): void {
  process.on('message', (message: { work: Work }) => {
    work(message.work)
      .then((result) => process.send?.(result))
      .catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exit(1);
      });
  });
}

import { fork } from 'node:child_process';
import path from 'node:path';

const RUN_TYPESCRIPT = path.join(__dirname, '../storage/run-typescript.cjs');

/**
 * Runs pieces of work in so many processes of their own and hands over each result as it comes. `program` is a file that answers every
 * message of its parent with one. Rejects where a process ends by itself.
 */
export async function inProcesses<Work, Result>(
  program: string,
  jobs: number,
  work: Iterator<Work>,
  take: (result: Result) => boolean,
): Promise<void> {
  let goesOn = true;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(program, [], { execArgv: ['--max-old-space-size=1500', '-r', RUN_TYPESCRIPT] });
      const next = (): void => {
        const piece = goesOn ? work.next() : undefined;
        if (piece === undefined || piece.done === true) child.disconnect();
        else child.send({ work: piece.value });
      };
      child.on('message', (result) => {
        goesOn &&= take(result as Result);
        next();
      });
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A process ended with ${code}.`))));
      next();
    });
  await Promise.all(Array.from({ length: jobs }, one));
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

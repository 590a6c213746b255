import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { StackhandError } from '../../kernel';

/** A process of this program that said it is ready. */
export interface Child<Ready> {
  readonly ready: Ready;
  readonly process: ChildProcess;
  /** Resolves when it has ended, however that came. */
  readonly ended: Promise<void>;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
}

/**
 * Starts this program again with other arguments and waits for its ready line (one JSON object with `ready: true` on stdout). What it says
 * on stderr goes to `said`. It ends with its parent: the IPC channel closes. Throws `app.child-did-not-start` with its last words.
 */
export async function startChild<Ready>(args: readonly string[], said: (line: string) => void): Promise<Child<Ready>> {
  const entry = process.argv[1] ?? '';
  const child = fork(entry, [...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const lastWords: string[] = [];
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastWords.push(line);
      said(line);
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await Promise.race([readyLine<Ready>(child), ended.then(() => undefined)]);
  if (ready === undefined) throw didNotStart(args, lastWords);
  return {
    ready,
    process: child,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function readyLine<Ready>(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{') && line.includes('"ready":true')) resolve(JSON.parse(line) as Ready);
    });
  });
}

function didNotStart(args: readonly string[], lastWords: readonly string[]): StackhandError {
  return new StackhandError({
    code: 'app.child-did-not-start',
    what: `\`stackhand ${args[0] ?? ''}\` ended before it was ready.`,
    value: lastWords.slice(-3).join(' · '),
    remedy: 'Read its last words; another service or plant may hold the same folder.',
  });
}

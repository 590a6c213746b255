import { problemLine, StackhandError } from '../kernel';

/** Longer than any close takes; after it the process ends whatever still hangs. Milliseconds. */
const LAST_CALL_MS = 5_000;

/**
 * Waits for the end of a process: a signal or the death of the parent that started it (exit 0), or something that broke (exit 1).
 * A parent is known by its IPC channel; it closes with the parent, however that dies.
 */
export class ProcessEnd {
  readonly code: Promise<number>;
  private end: (code: number) => void = () => undefined;

  constructor() {
    this.code = new Promise((resolve) => {
      this.end = (code) => {
        setTimeout(() => process.exit(code), LAST_CALL_MS).unref();
        resolve(code);
      };
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => this.end(0));
    if (process.connected) process.once('disconnect', () => this.end(0));
    process.on('uncaughtException', (error) => this.broke(error));
    process.on('unhandledRejection', (error) => this.broke(error));
  }

  /** Says what broke and ends with exit 1, after what is being answered has gone out. */
  broke(error: unknown): void {
    tell(error);
    setTimeout(() => this.end(1), 100);
  }
}

/** One line on stderr for each problem; the stack of what nobody expected. */
export function tell(error: unknown): void {
  const lines = error instanceof StackhandError ? error.problems.map(problemLine) : [stackOf(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

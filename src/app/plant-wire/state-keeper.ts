import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Frames come many times a second; the state is written this often at most. Milliseconds. */
const SOON_MS = 250;

/** Keeps the plant in a file, whole or not at all: written beside it, then renamed over it. Without a file it keeps nothing. */
export class StateKeeper {
  private waiting: NodeJS.Timeout | undefined;

  constructor(
    private readonly file: string | undefined,
    private readonly snapshot: () => string,
  ) {}

  /** At once. */
  keep(snapshot = this.snapshot()): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    if (this.file === undefined) return;
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, snapshot);
    renameSync(`${this.file}.new`, this.file);
  }

  /** In a moment, together with what else changes until then. */
  keepSoon(): void {
    this.waiting ??= setTimeout(() => this.keep(), SOON_MS);
  }
}

/** The text of a file; undefined when there is none. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

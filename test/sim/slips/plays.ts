import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SlipPlayed, SlipWork } from './play-slip';
import { nameOf } from './table';

const keyOf = (work: SlipWork): string => `${nameOf(work)} ${work.seed}`;

/** Plays of slips, each a line of a file where one is named, so that a long study can be cut short, gone on with, and put together of several. */
export class Plays {
  private readonly played = new Map<string, SlipPlayed>();

  constructor(private readonly file: string) {
    if (file === '') return;
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    for (const line of lines.filter((one) => one !== '')) this.keep(JSON.parse(line) as SlipPlayed);
  }

  get all(): readonly SlipPlayed[] {
    return [...this.played.values()];
  }

  has(work: SlipWork): boolean {
    return this.played.has(keyOf(work));
  }

  add(play: SlipPlayed): void {
    this.keep(play);
    if (this.file !== '') appendFileSync(this.file, `${JSON.stringify(play)}\n`);
  }

  private keep(play: SlipPlayed): void {
    this.played.set(keyOf(play), play);
  }
}

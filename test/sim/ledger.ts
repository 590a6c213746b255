import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A range of seeds that was played, and by which state of the sources. */
export interface PlayedRange {
  readonly from: number;
  readonly to: number;
  readonly source: string;
}

/** Which seeds were played already; a run that is asked to go on begins behind the last of them. */
export class Ledger {
  private constructor(
    private readonly file: string,
    readonly ranges: readonly PlayedRange[],
  ) {}

  static read(file: string): Ledger {
    try {
      return new Ledger(file, JSON.parse(readFileSync(file, 'utf8')) as PlayedRange[]);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return new Ledger(file, []);
    }
  }

  /** The first seed that this state of the sources has not played. */
  next(source: string): number {
    return 1 + Math.max(0, ...this.ranges.filter((range) => range.source === source).map(({ to }) => to));
  }

  /** Notes what was played; ranges that touch become one. */
  add(range: PlayedRange): Ledger {
    const before = this.ranges.find(({ source, to }) => source === range.source && to + 1 === range.from);
    const others = this.ranges.filter((other) => other !== before);
    const ledger = new Ledger(this.file, [...others, { ...range, from: before?.from ?? range.from }]);
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(ledger.ranges, null, 1)}\n`);
    return ledger;
  }
}

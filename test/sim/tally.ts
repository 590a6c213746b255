import { DEVICE_LIES, FAULTS, HOLD_KINDS } from './reachable';
import type { Played } from './play-seed';

export interface Violation {
  readonly seed: number;
  readonly what: string;
  readonly detail: string;
  readonly story: readonly string[];
  readonly again: string;
}

const count = (counts: Map<string, number>, name: string, by = 1): void => {
  counts.set(name, (counts.get(name) ?? 0) + by);
};

const sorted = (counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));

/** Adds up what the seeds came to. */
export class Tally {
  readonly violations: Violation[] = [];
  private readonly endings = new Map<string, number>();
  private readonly faults = new Map<string, number>();
  private readonly slips = new Map<string, number>();
  private readonly reached = new Map<string, number>();
  private restarts = 0;
  private readonly points = { write: 0, frame: 0, look: 0 };

  add({ seed, outcome, lives, wrongs, faults, slips, story, reached, points }: Played): void {
    count(this.endings, outcome);
    for (const fault of faults) count(this.faults, fault);
    for (const slip of slips) count(this.slips, slip);
    for (const branch of reached) count(this.reached, branch);
    this.restarts += Math.max(0, lives - 1);
    this.points.write += points.write;
    this.points.frame += points.frame;
    this.points.look += points.look;
    for (const { what, detail } of wrongs)
      this.violations.push({ seed, what, detail, story, again: `npm run sim -- --seeds 1 --from ${seed}` });
  }

  /** Faults and ways of going on after trouble that no seed came to. */
  neverReached(): readonly string[] {
    return [
      ...[...FAULTS, ...DEVICE_LIES].filter((name) => !this.faults.has(name)).map((name) => `fault ${name}`),
      ...HOLD_KINDS.filter((branch) => !this.reached.has(branch)),
    ];
  }

  result() {
    return {
      violations: this.violations,
      faults: sorted(this.faults),
      slips: sorted(this.slips),
      restarts: this.restarts,
      endings: sorted(this.endings),
      reached: sorted(this.reached),
      points: this.points,
    };
  }

  words(from: number, to: number): string {
    const table = (title: string, counts: Readonly<Record<string, number>>): string[] => [
      title,
      ...Object.entries(counts).map(([name, times]) => `  ${String(times).padStart(7)}  ${name}`),
    ];
    const { endings, faults, slips, restarts } = this.result();
    const bad = this.violations.map(
      ({ what, detail, again, story }) =>
        `VIOLATION ${what}: ${detail}\n  ${again}\n${story.map((line) => `    ${line}`).join('\n')}`,
    );
    return `${[
      ...table('endings', endings),
      ...table('faults that bit', faults),
      ...table('slips', slips),
      `seeds ${from} to ${to}, ${restarts} restarts, ${this.points.write} durable writes, ${this.points.frame + this.points.look} frames`,
      ...this.neverReached().map((what) => `never met: ${what}`),
      ...bad,
      `${this.violations.length} violations`,
    ].join('\n')}\n`;
  }
}

/** Bytes a second now, and the least and most seconds that are left by the slowest and the fastest second seen lately. */
export interface Told {
  readonly rate: number;
  readonly leastSeconds: number;
  readonly mostSeconds: number;
}

const KEPT = 12;

/** The pace of a transfer from what the screen itself saw of it; undefined until two looks tell something. */
export class Pace {
  private seen: { readonly done: number; readonly atMs: number }[] = [];

  take(done: number, of: number, nowMs: number): Told | undefined {
    const last = this.seen.at(-1);
    // A transfer that begins again has a new pace.
    if (last !== undefined && done < last.done) this.seen = [];
    if (last === undefined || done !== last.done) this.seen = [...this.seen, { done, atMs: nowMs }].slice(-KEPT);
    const rates = this.seen.slice(1).flatMap((look, place) => {
      const before = this.seen[place];
      if (before === undefined || look.atMs <= before.atMs) return [];
      return [((look.done - before.done) * 1000) / (look.atMs - before.atMs)];
    });
    const first = this.seen[0];
    const end = this.seen.at(-1);
    if (rates.length < 2 || first === undefined || end === undefined) return undefined;
    const rate = ((end.done - first.done) * 1000) / (end.atMs - first.atMs);
    return { rate, leastSeconds: (of - done) / Math.max(...rates), mostSeconds: (of - done) / Math.min(...rates) };
  }
}

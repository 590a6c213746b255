import type { Stamp } from '../kernel';
import type { RunEvent, RunEventBody, SiteEvent, SiteEventBody } from './events';
import { evolve, evolveSite } from './evolve';
import type { Guard } from './guards';
import type { RunState, SiteState } from './run-state';

/** An event of a decision, with run and site as they are after it. */
export type Written = { readonly run: RunState | undefined; readonly site: SiteState } & (
  | { readonly of: 'run'; readonly event: RunEvent }
  | { readonly of: 'site'; readonly event: SiteEvent }
);

/** The new events of one decision, folded as they are written, so that each is judged on the state the one before it left. */
export class Draft {
  private trail: Written[] = [];

  constructor(
    private readonly runBefore: RunState | undefined,
    private readonly siteBefore: SiteState,
    readonly now: Stamp,
    readonly actor: string,
    readonly guards: readonly Guard[],
  ) {}

  /** What was written so far, in its order. */
  get written(): readonly Written[] {
    return this.trail;
  }

  get runEvents(): readonly RunEvent[] {
    return this.trail.flatMap((one) => (one.of === 'run' ? [one.event] : []));
  }

  get siteEvents(): readonly SiteEvent[] {
    return this.trail.flatMap((one) => (one.of === 'site' ? [one.event] : []));
  }

  get run(): RunState {
    const run = this.runOrNone;
    if (run === undefined) throw new Error('There is no run yet.');
    return run;
  }

  get site(): SiteState {
    return this.trail.at(-1)?.site ?? this.siteBefore;
  }

  private get runOrNone(): RunState | undefined {
    return this.trail.at(-1)?.run ?? this.runBefore;
  }

  write(body: RunEventBody): void {
    const event: RunEvent = { ...body, at: this.now, actor: this.actor };
    const run = evolve(this.runOrNone, event);
    this.trail.push({ of: 'run', event, run, site: this.site });
  }

  writeSite(bodies: readonly SiteEventBody[]): void {
    for (const body of bodies) {
      const event: SiteEvent = { ...body, at: this.now, actor: this.actor };
      const site = evolveSite(this.site, event);
      this.trail.push({ of: 'site', event, run: this.runOrNone, site });
    }
  }

  /** Takes back everything after the first so many events, and gives what was taken back. */
  takeBack(after: number): readonly Written[] {
    return this.trail.splice(after);
  }
}

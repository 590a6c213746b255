import type { Stamp } from '../kernel';
import type { RunEvent, RunEventBody, SiteEvent, SiteEventBody } from './events';
import { evolve, evolveSite } from './evolve';
import type { Guard } from './guards';
import type { RunState, SiteState } from './run-state';

/** The new events of one decision, folded as they are written, so that each is judged on the state the one before it left. */
export class Draft {
  readonly runEvents: RunEvent[] = [];
  readonly siteEvents: SiteEvent[] = [];

  constructor(
    private runState: RunState | undefined,
    private siteState: SiteState,
    readonly now: Stamp,
    readonly actor: string,
    readonly guards: readonly Guard[],
  ) {}

  get run(): RunState {
    if (this.runState === undefined) throw new Error('There is no run yet.');
    return this.runState;
  }

  get site(): SiteState {
    return this.siteState;
  }

  write(body: RunEventBody): void {
    const event: RunEvent = { ...body, at: this.now, actor: this.actor };
    this.runEvents.push(event);
    this.runState = evolve(this.runState, event);
  }

  writeSite(bodies: readonly SiteEventBody[]): void {
    for (const body of bodies) {
      const event: SiteEvent = { ...body, at: this.now, actor: this.actor };
      this.siteEvents.push(event);
      this.siteState = evolveSite(this.siteState, event);
    }
  }
}

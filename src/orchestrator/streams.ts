import type { RunEvent, RunEventBody, SiteEvent, SiteEventBody } from './events';
import { EMPTY_SITE, evolve, evolveSite } from './evolve';
import type { JournalEvent, NewEvent } from './journal.port';
import type { RunState, SiteState } from './run-state';

export const runStream = (runId: string): string => `run:${runId}`;
export const siteStream = (siteId: string): string => `site:${siteId}`;

/** A folded stream and the number of the last event that it holds. */
export interface Folded<State> {
  readonly state: State;
  readonly seq: number;
}

/** The state of a run from its stored events. */
export function foldRun(events: readonly JournalEvent[]): Folded<RunState | undefined> {
  return events.reduce<Folded<RunState | undefined>>(
    ({ state }, event) => ({ state: evolve(state, asRunEvent(event)), seq: event.seq }),
    { state: undefined, seq: 0 },
  );
}

/** The state of a site from its stored events. */
export function foldSite(events: readonly JournalEvent[]): Folded<SiteState> {
  return events.reduce<Folded<SiteState>>(
    ({ state }, event) => ({ state: evolveSite(state, asSiteEvent(event)), seq: event.seq }),
    { state: EMPTY_SITE, seq: 0 },
  );
}

export const asRunEvent = ({ type, data, at, actor }: JournalEvent): RunEvent => ({
  ...({ type, data } as RunEventBody),
  at,
  actor,
});
export const asSiteEvent = ({ type, data, at, actor }: JournalEvent): SiteEvent => ({
  ...({ type, data } as SiteEventBody),
  at,
  actor,
});
export const asNewEvent = ({ type, data, at, actor }: RunEvent | SiteEvent): NewEvent => ({ type, data, at, actor });

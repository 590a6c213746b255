import { decide, EMPTY_SITE, evolve, evolveSite, type Plan, type RunState } from '../../src/orchestrator';
import { commanded, type Subject } from './moves';
import type { AbstractPlant } from './plant';
import type { Budget, State } from './state';

const START = { wallMs: Date.UTC(2026, 0, 5, 8), monoMs: 0, bootId: 'boot-0' };

/** A run that was planned and started on a plant. */
export const started = (subject: Subject, plan: Plan, plant: AbstractPlant, left: Budget): State =>
  begun(subject, plan, { site: EMPTY_SITE, plant, now: START, left });

/** Something of the site is still to be put back. */
export const isOwed = ({ site }: State): boolean =>
  [...site.obligations.values()].some(({ status }) => status === 'open');

/** The run after one that has ended, on the same site. */
export const startedAfter = (subject: Subject, plan: Plan, { site, plant, now, left }: State): State =>
  begun(subject, plan, { site, plant, now, left });

function begun(subject: Subject, plan: Plan, at: Omit<State, 'run'>): State {
  const command = { kind: 'plan', runId: `run-${plan.procedure}`, plan, software: 'explorer' } as const;
  const planned = decide(undefined, at.site, { command, now: at.now, actor: 'Ana' }, subject.guards);
  const run = planned.runEvents.reduce<RunState | undefined>((folded, event) => evolve(folded, event), undefined);
  if (run === undefined) throw new Error('The plan made no run.');
  const site = planned.siteEvents.reduce(evolveSite, at.site);
  return commanded(subject, { ...at, run, site }, { kind: 'start' });
}

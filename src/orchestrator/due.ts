import { ageMs, type Stamp } from '../kernel';
import type { RunState, SiteState } from './run-state';
import { contextOf, paceOf } from './step';
import { stepDefinition } from './steps';

/** Milliseconds of the machine's clock until the run must be looked at by itself: a wait ends or a limit passes. Undefined: nothing is due. */
export function dueInMs(run: RunState, site: SiteState, now: Stamp): number | undefined {
  if (run.status !== 'running') return undefined;
  // What waits for something before it is not looked at, so that nothing of it falls due.
  const due = run.steps.next().ready.flatMap((step) => {
    const state = run.steps.get(step.id);
    if (state?.openedAt === undefined) return [];
    const elapsedSince = (from: Stamp): number => ageMs(from, now) * paceOf(run.plan);
    if (state.durationMs !== undefined)
      return [state.durationMs - (now.monoMs - state.openedAt.monoMs) * paceOf(run.plan)];
    const limits = stepDefinition(step.step).prompt?.(contextOf({ run, site, now }, step)).handsOff;
    if (limits === undefined || state.overdue === 'hard') return [];
    return [
      (state.overdue === undefined ? limits.normalSeconds : limits.hardLimitSeconds) * 1000 -
        elapsedSince(limits.since),
    ];
  });
  return due.length === 0 ? undefined : Math.max(0, Math.min(...due)) / paceOf(run.plan);
}

import type { StepContext } from '../step';
import { stepDefinition } from '../steps';
import { endGuards } from './end.guards';
import { flashGuards } from './flash.guards';
import type { Guard, Objection } from './guard';
import { peopleGuards } from './people.guards';
import { setGuards } from './set.guards';

export type { Guard, Objection } from './guard';

/** The one table of guards. Order is rank: people first, then the set, the flash and the end. */
export const GUARDS: readonly Guard[] = [...peopleGuards, ...setGuards, ...flashGuards, ...endGuards];

export interface Objected extends Objection {
  readonly guard: Guard;
}

/** The first objection of a table of guards to a step, or undefined. */
export function objectionTo(c: StepContext, guards: readonly Guard[]): Objected | undefined {
  const { does } = stepDefinition(c.step.step);
  for (const guard of guards) {
    if (guard.before !== 'everything' && !guard.before.some((act) => does.includes(act))) continue;
    if (overridden(c, guard)) continue;
    const objection = guard.objection(c);
    if (objection !== undefined) return { ...objection, guard };
  }
  return undefined;
}

/** A recorded decision of a person opens the row for this step, and for nothing else; SI-09 is opened by its correction plan. */
function overridden(c: StepContext, guard: Guard): boolean {
  if (!guard.overridable) return false;
  return c.run.deviations.some(
    (deviation) => deviation.guard === guard.id && (deviation.stepId === c.step.id || guard.id === 'SI-09'),
  );
}

import { canonicalJson } from '../../kernel';
import type { Act } from '../plan-types';
import type { StepContext } from '../step';
import { stepDefinition } from '../steps';
import { bankGuards } from './bank.guards';
import { closeGuards } from './close.guards';
import { endGuards } from './end.guards';
import { flashGuards } from './flash.guards';
import type { Guard, Objection } from './guard';
import { peopleGuards } from './people.guards';
import { setGuards } from './set.guards';

export { type Guard, type Objection, rowOf } from './guard';

/** The one table of guards. Order is rank: people first, then the set, the flash and the end. */
export const GUARDS: readonly Guard[] = [
  ...peopleGuards,
  ...setGuards,
  ...bankGuards,
  ...flashGuards,
  ...closeGuards,
  ...endGuards,
];

export interface Objected extends Objection {
  readonly guard: Guard;
}

/** The first objection of a table of guards to a step, or undefined. */
export function objectionTo(c: StepContext, guards: readonly Guard[]): Objected | undefined {
  const { does } = stepDefinition(c.step.step);
  for (const guard of guards) {
    if (guard.before !== 'everything' && !meet(guard.before, does)) continue;
    const objection = guard.objection(c);
    if (objection !== undefined && !overridden(c, guard, objection)) return { ...objection, guard };
  }
  return undefined;
}

function meet(before: readonly Act[], does: readonly Act[]): boolean {
  for (const act of does) if (before.includes(act)) return true;
  return false;
}

/** A recorded decision of a person opens the row for exactly what it objected to, and for nothing else. */
function overridden(c: StepContext, guard: Guard, { because }: Objection): boolean {
  if (!guard.overridable) return false;
  const words = canonicalJson(because);
  return c.run.deviations.some((deviation) => deviation.guard === guard.id && canonicalJson(deviation.what) === words);
}

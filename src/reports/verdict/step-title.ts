import type { Plan, PlannedStep, PromptSpec } from '../../orchestrator';
import { say } from '../../words';
import { describedSteps } from '../plan/planned-steps';

const TITLES = new WeakMap<Plan, ReadonlyMap<string, string>>();

/** The words of a step: as it was asked then, or as the plan has it. */
export function stepTitle(plan: Plan, step: PlannedStep, asked?: PromptSpec): string {
  return asked === undefined ? (titlesOf(plan).get(step.id) ?? step.id) : say(asked.message).title;
}

/** The titles of a plan never change, so they are made once for it. */
function titlesOf(plan: Plan): ReadonlyMap<string, string> {
  const known = TITLES.get(plan);
  if (known !== undefined) return known;
  const titles = new Map(describedSteps(plan).map(({ step, title }) => [step.id, title]));
  TITLES.set(plan, titles);
  return titles;
}

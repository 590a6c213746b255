import type { Plan, PlannedStep, PromptSpec } from '../../orchestrator';
import type { Language } from '../../words';
import { describedSteps } from '../plan/planned-steps';
import type { Wording } from '../wording';

const TITLES = new WeakMap<Plan, Map<Language, ReadonlyMap<string, string>>>();

/** The words of a step: as it was asked then, or as the plan has it. */
export function stepTitle(plan: Plan, step: PlannedStep, wording: Wording, asked?: PromptSpec): string {
  return asked === undefined ? (titlesOf(plan, wording).get(step.id) ?? step.id) : wording.say(asked.message).title;
}

/** The titles of a plan never change, so they are made once for it and a language. */
function titlesOf(plan: Plan, { language, say }: Wording): ReadonlyMap<string, string> {
  const ofPlan = TITLES.get(plan) ?? new Map<Language, ReadonlyMap<string, string>>();
  const known = ofPlan.get(language);
  if (known !== undefined) return known;
  const titles = new Map(describedSteps(plan, say).map(({ step, title }) => [step.id, title]));
  TITLES.set(plan, ofPlan.set(language, titles));
  return titles;
}

import { canonicalJson } from '../../kernel';
import { EMPTY_SITE, type FactChange, type RunEvent, type RunState, stepDefinition } from '../../orchestrator';

/** True when the stored answer, judged once more, establishes something else than the record says. */
export function judgedOtherwise(before: RunState, event: Extract<RunEvent, { type: 'step.done' }>): boolean {
  const step = before.plan.steps.find((candidate) => candidate.id === event.data.stepId);
  const answer = before.steps.get(event.data.stepId)?.answer;
  if (step === undefined) return false;
  const definition = stepDefinition(step.step);
  if (definition.prompt === undefined || definition.judge === undefined || answer === undefined) return false;
  const judgement = definition.judge({ run: before, site: EMPTY_SITE, step, now: event.at }, answer);
  if (judgement.verdict === 'refused') return true;
  return canonicalJson(comparable(judgement.facts)) !== canonicalJson(comparable(event.data.facts));
}

/** Where a move leads may rest on what an earlier run recorded for the site, which is not in the events of this run. */
function comparable(facts: readonly FactChange[]): readonly FactChange[] {
  return facts.filter(({ key }) => !key.endsWith('/moved'));
}

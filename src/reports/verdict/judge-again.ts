import { canonicalJson } from '../../kernel';
import {
  EMPTY_SITE,
  type FactChange,
  judgedLook,
  type RunEvent,
  type RunState,
  type StepContext,
  stepDefinition,
} from '../../orchestrator';

/** True when the stored answer, or what the machine read, judged once more, establishes something else than the record says. */
export function judgedOtherwise(before: RunState, event: Extract<RunEvent, { type: 'step.done' }>): boolean {
  const step = before.plan.steps.find((candidate) => candidate.id === event.data.stepId);
  if (step === undefined) return false;
  const facts = established({ run: before, site: EMPTY_SITE, step, now: event.at });
  if (facts === 'nothing-to-judge') return false;
  return facts === 'refused' || canonicalJson(comparable(facts)) !== canonicalJson(comparable(event.data.facts));
}

function established(c: StepContext): readonly FactChange[] | 'refused' | 'nothing-to-judge' {
  const { answer, ended } = c.run.steps.get(c.step.id) ?? {};
  const definition = stepDefinition(c.step.step);
  if (definition.prompt !== undefined && definition.judge !== undefined && answer !== undefined) {
    const judgement = definition.judge(c, answer);
    return judgement.verdict === 'refused' ? 'refused' : judgement.facts;
  }
  if (ended === undefined) return 'nothing-to-judge';
  const { byMachine } = definition;
  const judgement = byMachine === undefined ? definition.ended?.(c, ended) : judgedLook(c, byMachine, ended);
  if (judgement === undefined) return 'nothing-to-judge';
  return judgement.verdict === 'done' ? judgement.facts : 'refused';
}

/** Where a move leads may rest on what an earlier run recorded for the site, which is not in the events of this run. */
function comparable(facts: readonly FactChange[]): readonly FactChange[] {
  return facts.filter(({ key }) => !key.endsWith('/moved'));
}

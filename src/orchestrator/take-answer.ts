import type { Message, StackhandError } from '../kernel';
import { advance, finishStep } from './advance';
import type { Command } from './commands';
import type { Draft } from './draft';
import { hold } from './hold';
import { offersAt } from './offers';
import type { PlannedStep } from './plan-types';
import type { Answer } from './prompts';
import { otherKind, promptClosed } from './refusals';
import { contextOf, type Judgement } from './step';
import { stepDefinition } from './steps';

/** How often one question may be answered in a way that does not do before the run is held (SI-29, SI-48). */
const REFUSALS = 5;

/**
 * Takes an answer for the prompt and revision it was issued for, once (SI-45). What the prompt rests on may have grown old since it was
 * shown; then it is taken back first, and the answer is refused.
 */
export function takeAnswer(draft: Draft, command: Extract<Command, { kind: 'answer' }>): StackhandError | undefined {
  advance(draft);
  const { promptId, revision, answer } = command;
  const step = draft.run.steps.open().find((candidate) => {
    const state = draft.run.steps.get(candidate.id);
    return state?.promptId === promptId && state.revision === revision;
  });
  if (draft.run.status !== 'running' || step === undefined) return promptClosed(draft.run, promptId, revision);
  const judgement = judged(draft, step, answer);
  draft.write({ type: 'answer.given', data: { stepId: step.id, promptId, revision, answer } });
  if (judgement.verdict === 'done') {
    finishStep(draft, step, judgement.facts, judgement.deviation);
    return undefined;
  }
  draft.write({
    type: 'answer.refused',
    data: { stepId: step.id, because: judgement.because, revision: revision + 1 },
  });
  holdAfterRefusals(draft, step, judgement.because);
  return undefined;
}

/** What the step makes of an answer; an answer of another kind than was asked throws. */
export function judged(draft: Draft, step: PlannedStep, answer: Answer): Judgement {
  const c = contextOf(draft, step);
  const definition = stepDefinition(step.step);
  const wanted = definition.prompt?.(c).kind;
  if (answer.kind !== wanted && answer.kind !== 'cannot-see') throw otherKind(wanted ?? 'nothing', answer.kind);
  return definition.judge?.(c, answer) ?? { verdict: 'done', facts: [] };
}

/** Nobody is asked the same for ever; while a unit writes, looking again is the only thing to do and is not counted. */
function holdAfterRefusals(draft: Draft, step: PlannedStep, because: Message): void {
  const reason = `SI-29:${step.id}`;
  if (stepDefinition(step.step).prompt?.(contextOf(draft, step)).handsOff !== undefined) return;
  if ((draft.run.returns.get(reason) ?? 0) < REFUSALS) return;
  hold(draft, { by: reason, because, stepIds: [step.id], offers: offersAt(draft.run, reason) });
}

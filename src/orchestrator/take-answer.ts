import { type Message, message, type StackhandError } from '../kernel';
import { advance, finishStep } from './advance';
import type { Command } from './commands';
import type { Draft } from './draft';
import { hold } from './hold';
import { offersAt } from './offers';
import type { PlannedStep } from './plan-types';
import type { Answer } from './prompts';
import { otherKind, promptClosed, refusal } from './refusals';
import { reopen } from './reopen';
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
  const step = draft.run.plan.steps.find((candidate) => {
    const state = draft.run.steps.get(candidate.id);
    return state?.status === 'open' && state.promptId === promptId && state.revision === revision;
  });
  if (draft.run.status !== 'running' || step === undefined) return promptClosed(draft.run, promptId);
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
  hold(draft, { by: reason, because, stepIds: [step.id], offers: offersAt(draft.run) });
}

/**
 * Corrects an answer: everything that rests on it is asked again. With the right value it counts at once, without a second look at a
 * thing that may have changed since.
 */
export function takeCorrection(draft: Draft, command: Extract<Command, { kind: 'correct' }>): void {
  const { stepId, why, answer } = command;
  const step = draft.run.plan.steps.find((candidate) => candidate.id === stepId);
  const state = draft.run.steps.get(stepId);
  if (step === undefined || state?.status !== 'done' || state.answer === undefined || state.promptId === undefined)
    throw nothingToCorrect(stepId);
  const judgement = answer === undefined ? undefined : judged(draft, step, answer);
  if (judgement?.verdict === 'refused') throw notThatValue();
  draft.write({ type: 'answer.corrected', data: { stepId, why } });
  reopen(draft, {
    stepIds: restingOn(draft, stepId),
    because: message('because.corrected', { why }),
    by: 'correction',
  });
  if (answer !== undefined && judgement !== undefined) {
    draft.write({ type: 'answer.given', data: { stepId, promptId: state.promptId, revision: state.revision, answer } });
    finishStep(draft, step, judgement.facts, judgement.deviation);
  }
  // The hold may have been about the wrong value; if not, the guards say so again.
  if (draft.run.hold !== undefined && draft.run.danger === undefined)
    draft.write({ type: 'run.resumed', data: { offer: 'try-again', changed: why } });
}
/** The corrected step and every done step that rests on what it established, and on what those established. */
function restingOn(draft: Draft, stepId: string): readonly string[] {
  const { run } = draft;
  const reopened = new Set([stepId]);
  const keys = new Set([...run.facts].filter(([, fact]) => fact.stepId === stepId).map(([key]) => key));
  for (const step of run.plan.steps) {
    const status = run.steps.get(step.id)?.status;
    if (status !== 'done' && status !== 'open') continue;
    const uses = stepDefinition(step.step).uses?.(contextOf(draft, step)) ?? [];
    if (!uses.some((key) => keys.has(key))) continue;
    reopened.add(step.id);
    for (const [key, fact] of run.facts) if (fact.stepId === step.id) keys.add(key);
  }
  return [...reopened];
}

function nothingToCorrect(stepId: string) {
  return refusal(
    'orchestrator.nothing-to-correct',
    'Only an answer that was given can be corrected.',
    'Look up the step in `stackhand run show`.',
    stepId,
  );
}

function notThatValue() {
  return refusal(
    'orchestrator.correction-refused',
    'The corrected answer does not do either.',
    'Correct without a value; the question is asked again then.',
  );
}

import { message } from '../kernel';
import type { Command } from './commands';
import type { Draft } from './draft';
import type { Place, SteppedFact } from './events';
import { finishStep } from './advance';
import { writes } from './flash-state';
import type { Act, FactChange, PlannedStep } from './plan-types';
import { stepsNamed } from './plan-index';
import { refusal } from './refusals';
import { reopen } from './reopen';
import { contextOf, type Judgement } from './step';
import { stepDefinition } from './steps';
import { judged } from './take-answer';

/**
 * Corrects an answer: everything that rests on it is asked again. With the right value it counts at once, without a second look at a
 * thing that may have changed since; it says how it was when it was answered, and nothing of what was established since.
 */
export function takeCorrection(draft: Draft, command: Extract<Command, { kind: 'correct' }>): void {
  const { stepId, why, answer } = command;
  const step = draft.run.plan.steps.find((candidate) => candidate.id === stepId);
  const state = draft.run.steps.get(stepId);
  if (step === undefined || state?.status !== 'done') throw nothingToCorrect(stepId);
  const { answer: given, promptId, doneAt } = state;
  if (given === undefined || promptId === undefined || doneAt === undefined) throw nothingToCorrect(stepId);
  if (writes(draft.run) && !OF_THE_FLASH.includes(step.step)) throw notWhileWriting(stepId);
  const right = answer === undefined ? undefined : { answer, ...thatDoes(judged(draft, step, answer)) };
  const resting = right !== undefined && saysTheSame(draft, doneAt, right.facts) ? [stepId] : restingOn(draft, stepId);
  // "I could not see it" tells nothing of how it was: it is as if it were taken back.
  const tellsNothing = answer === undefined || answer.kind === 'cannot-see';
  if (tellsNothing && movedSince(draft, step, resting)) throw tooLate(stepId);
  draft.write({ type: 'answer.corrected', data: { stepId, why } });
  const stepIds = [...resting, ...shownTooEarly(draft, right === undefined ? resting : resting.slice(1))];
  reopen(
    draft,
    { stepIds, because: message('because.corrected', { why }), by: 'correction' },
    notPassedBy(draft, resting),
  );
  if (right !== undefined) {
    draft.write({
      type: 'answer.given',
      data: { stepId, promptId, revision: state.revision, answer: right.answer },
    });
    finishStep(draft, step, right.facts, right.deviation, doneAt);
  }
  // The hold may have been about the wrong value; if not, the guards say so again.
  if (draft.run.hold !== undefined && draft.run.danger === undefined)
    draft.write({ type: 'run.resumed', data: { offer: 'try-again', changed: why } });
}

/** What the right value establishes; one that does not do either throws. */
function thatDoes(judgement: Judgement): Extract<Judgement, { verdict: 'done' }> {
  if (judgement.verdict === 'refused') throw notThatValue();
  return judgement;
}

const OF_THE_FLASH = ['start-update', 'see-tool', 'watch-flash'];

/** Acts after which the site is another one: what was seen or done before cannot be seen or done again. */
const TURNS: readonly Act[] = [
  'open-breaker',
  'bms-off',
  'unplug-link',
  'bms-on',
  'connect-tool',
  'start-flash',
  'disconnect-tool',
  'plug-link',
  'precharge',
  'close-breaker',
  'resume-inverter',
  'set-demand',
];

/** True when something of the site was moved after this step, other than what is asked again with it. */
function movedSince(draft: Draft, corrected: PlannedStep, resting: readonly string[]): boolean {
  const { steps } = draft.run.plan;
  const later = steps.slice(steps.findIndex(({ id }) => id === corrected.id) + 1);
  return later.some((step) => {
    if (!wasDone(draft, step) || resting.includes(step.id)) return false;
    const { does } = stepDefinition(step.step);
    return does.some((act) => TURNS.includes(act) || (act === 'move-switch' && step.stack === corrected.stack));
  });
}

/** Done, or shown before and left out since: asked again it was found to stand there already, so a hand was at it. */
function wasDone({ run }: Draft, { id }: PlannedStep): boolean {
  const state = run.steps.get(id);
  return state?.status === 'done' || (state?.status === 'skipped' && state.shownOrder !== undefined);
}

/** Told once more as it was: nothing that rests on it is another. What was established since is not told by it in any case. */
function saysTheSame({ run }: Draft, { order: doneAt }: Place, facts: readonly FactChange[]): boolean {
  const told = new Map(facts.map(({ key, value }) => [key, value]));
  const standsSince = (key: string): boolean => (run.facts.get(key)?.order ?? -1) >= doneAt;
  return (
    facts.every(({ key }) => standsSince(key)) &&
    [...run.facts].every(([key, { order, value }]) => order !== doneAt || told.get(key) === value)
  );
}

/** The corrected step and every done step that rests on what it established, and on what those established. */
function restingOn(draft: Draft, stepId: string): readonly string[] {
  const { run } = draft;
  const reopened = new Set([stepId]);
  const keys = new Set([...run.facts].filter(([, fact]) => fact.stepId === stepId).map(([key]) => key));
  const { steps } = run.plan;
  for (const step of steps.slice(steps.findIndex(({ id }) => id === stepId) + 1)) {
    const status = run.steps.get(step.id)?.status;
    if (status !== 'done' && status !== 'open') continue;
    const uses = stepDefinition(step.step).uses?.(contextOf(draft, step)) ?? [];
    if (!uses.some((key) => keys.has(key))) continue;
    reopened.add(step.id);
    for (const [key, fact] of run.facts) if (fact.stepId === step.id) keys.add(key);
  }
  return [...reopened];
}

/** A stack whose passing is judged once more has not passed meanwhile. */
const notPassedBy = ({ run }: Draft, again: readonly string[]): readonly SteppedFact[] =>
  stepsNamed(run.plan.steps, 'pass-stack')
    .filter(({ id }) => again.includes(id))
    .map(({ id, stack }) => ({ key: `${stack}/passed`, value: null, evidence: ['E0'], stepId: id }));

/** What is shown or waited for, and stands behind something that is to be asked again: nobody does the second before the first. */
function shownTooEarly({ run }: Draft, again: readonly string[]): readonly string[] {
  const behind = new Set(again);
  for (const { id, needs } of run.plan.steps) if (needs.some((need) => behind.has(need))) behind.add(id);
  return run.steps
    .open()
    .filter(({ id, step }) => {
      // What the machine or a tool is at ends where it ends.
      const isGoingOn = run.steps.get(id)?.effectId !== undefined || OF_THE_FLASH.includes(step);
      return behind.has(id) && !again.includes(id) && !isGoingOn;
    })
    .map(({ id }) => id);
}

function nothingToCorrect(stepId: string) {
  return refusal(
    'orchestrator.nothing-to-correct',
    'Only an answer that was given can be corrected.',
    'Look up the step in `stackhand run show`.',
    stepId,
  );
}

function tooLate(stepId: string) {
  return refusal(
    'orchestrator.too-late-to-ask-again',
    'Something was moved since: this can no longer be looked at as it was.',
    'Correct it with the right value, or write a note.',
    stepId,
  );
}

function notWhileWriting(stepId: string) {
  return refusal(
    'orchestrator.not-while-writing',
    'A stack is being written: nothing else is asked meanwhile.',
    'Correct it when the tool has finished.',
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

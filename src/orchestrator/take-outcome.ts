import { message } from '../kernel';
import { finishStep, openPrompt, stepsToReask } from './advance';
import type { Command } from './commands';
import type { Draft } from './draft';
import { hold } from './hold';
import { tornUnits } from './obligations';
import { offersAt } from './offers';
import { stepWithId } from './plan-index';
import type { FactChange, PlannedStep, Readings } from './plan-types';
import { type ByMachine, contextOf, type EffectJudgement } from './step';
import { stepDefinition } from './steps';
import { judgedLook, leadFact, otherUnit, unproven } from './wire-facts';

/** Why a run is held after an effect, and what is asked again with it. */
type Objection = Pick<Extract<EffectJudgement, { verdict: 'held' }>, 'by' | 'because' | 'reask'>;
type Ended = Omit<Extract<Command, { kind: 'effect-ended' }>, 'kind'>;

/** Takes what an effect came to. Of an effect that nobody waits for any more nothing is taken. */
export function takeOutcome(draft: Draft, ended: Ended): void {
  const step = stepWithId(draft.run.plan.steps, ended.stepId);
  const state = draft.run.steps.get(ended.stepId);
  if (step === undefined || state?.effectId !== ended.effectId) return;
  const definition = stepDefinition(step.step);
  // Left out meanwhile, on the way back: it is part of the record, and nothing rests on it.
  if (state.status === 'skipped') return record(draft, ended, []);
  if (definition.byMachine !== undefined) return looked(draft, step, definition.byMachine, ended);
  const end = { outcome: ended.outcome, said: ended.said, readings: ended.readings ?? {} };
  const judgement: EffectJudgement = definition.ended?.(contextOf(draft, step), end) ?? { verdict: 'done', facts: [] };
  if (judgement.verdict === 'done') {
    record(draft, ended, []);
    finishStep(draft, step, judgement.facts, judgement.deviation);
    return;
  }
  record(draft, ended, judgement.facts);
  held(draft, step, judgement);
}

/** How far an effect is; a screen shows it. */
export function takeProgress(
  draft: Draft,
  progress: Omit<Extract<Command, { kind: 'effect-progressed' }>, 'kind'>,
): void {
  if (draft.run.steps.get(progress.stepId)?.effectId !== progress.effectId) return;
  const { stepId, effectId, done, of } = progress;
  draft.write({ type: 'effect.progressed', data: { stepId, effectId, done, of } });
}

/** The machine looked in a person's place: that is the answer, or it contradicts what is known, or a person is asked after all. */
function looked(draft: Draft, step: PlannedStep, byMachine: ByMachine, ended: Ended): void {
  const c = contextOf(draft, step);
  const readings: Readings = ended.readings ?? {};
  const other = otherUnit(c, readings.serial);
  if (other !== undefined) {
    record(draft, ended, []);
    return held(draft, step, { by: 'SI-15', because: other });
  }
  const nobody = ended.outcome === 'ok' && unproven(c, readings.serial);
  const answered = ended.outcome === 'ok' && !nobody;
  const judged = judgedLook(c, byMachine, { outcome: ended.outcome, said: ended.said, readings });
  const instead = judged.verdict === 'contradiction' ? (judged.facts ?? []) : [];
  record(draft, ended, [...leadFact(step, answered), ...instead]);
  const cannotTell = message('because.machine-cannot-tell', { why: ended.said });
  // Where there is nobody to ask, silence is an answer too.
  if (!answered && stepDefinition(step.step).prompt !== undefined)
    return openPrompt(
      draft,
      step,
      nobody ? message('because.unit-not-proven', { stack: step.stack ?? '' }) : cannotTell,
    );
  switch (judged.verdict) {
    case 'done':
      return finishStep(draft, step, judged.facts);
    case 'contradiction':
      return held(draft, step, { by: 'SI-09', because: judged.because, reask: judged.reask });
    case 'ask':
      return openPrompt(draft, step, judged.because ?? cannotTell);
  }
}

function record(draft: Draft, ended: Ended, facts: readonly FactChange[]): void {
  const { stepId, effectId, outcome, said, readings } = ended;
  draft.write({
    type: 'effect.ended',
    data: { stepId, effectId, outcome, said, ...(readings === undefined ? {} : { readings }), facts },
  });
  draft.writeSite(tornUnits(draft.run, draft.site));
}

function held(draft: Draft, step: PlannedStep, { by, because, reask = [] }: Objection): void {
  const stepIds = [...new Set([...stepsToReask(draft, step, reask), step.id])];
  // While the run is held for something greater, such as danger, that hold stands; the step is looked at anew after it.
  if (draft.run.status !== 'running') return;
  const reason = `${by}:${step.id}`;
  hold(draft, { by: reason, because, stepIds, offers: offersAt(draft.run, reason) });
}

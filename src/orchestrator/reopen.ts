import type { Draft } from './draft';
import type { RunEventBody, SteppedFact } from './events';
import { openAgain } from './obligations';
import { stepWithId } from './plan-index';
import { contextOf } from './step';
import { stepDefinition } from './steps';

type Reopened = Extract<RunEventBody, { type: 'steps.reopened' }>['data'];

/** Takes steps back to be asked again; `told`: what is known without them. What is not back any more by that is on the list again. */
export function reopen(draft: Draft, data: Omit<Reopened, 'facts'>, told: readonly SteppedFact[] = []): void {
  const unsettled = data.stepIds.flatMap((stepId) => unsettledBy(draft, stepId));
  draft.write({ type: 'steps.reopened', data: { ...data, facts: [...unsettled, ...told] } });
  draft.writeSite(openAgain(draft.run, draft.site));
}

/** What nobody knows any more when a step is taken back while it is shown: the person may have done it, or half of it. */
export function unsettledBy(draft: Draft, stepId: string): readonly SteppedFact[] {
  const step = stepWithId(draft.run.plan.steps, stepId);
  if (step === undefined || draft.run.steps.get(stepId)?.status !== 'open') return [];
  const keys = stepDefinition(step.step).unsettles?.(contextOf(draft, step)) ?? [];
  return keys.map((key) => ({ key, value: null, evidence: ['E0'], stepId }));
}

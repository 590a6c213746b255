import { type Message, message } from '../kernel';
import { originalOf, lastKnown } from './banks';
import type { Draft } from './draft';
import type { WayBack } from './events';
import { wasParked } from './physical';
import type { PlannedStep } from './plan-types';
import { leftOutTags } from './step';

/** What is still led on each way back; everything else of the plan is left out. */
const LED: Readonly<Record<WayBack, (draft: Draft, step: PlannedStep) => boolean>> = {
  // Nothing was opened: what was parked goes back to work.
  unpark: ({ run }, { step, params }) =>
    (step === 'resume-inverter' && wasParked(run, 'inverter', params.inverter)) ||
    (step === 'switch-source-on' && wasParked(run, 'source', params.source)),
  // Breakers are open or opening, nothing else was moved: locked, and all off.
  'switch-off': ({ run }, { id, step, params }) =>
    step === 'open-and-lock-breakers' ||
    goesDark(step, params.subject) ||
    (isOfTheCurrent(params) && run.steps.get(id)?.shownOrder !== undefined),
  // Nothing was written: switches and cables go back, the chain is counted, and all is off behind locked breakers.
  'restore-and-join': (draft, step) => {
    if (step.groups.includes('return') || step.step === 'finish') return false;
    return !step.groups.includes('update') || goesDark(step.step, step.params.subject) || putsBack(draft, step);
  },
};

/** No breaker is opened on a current that flows or was read long ago: what was read is read again (SI-02, SI-44). */
const isOfTheCurrent = ({ quantity, why }: PlannedStep['params']): boolean =>
  quantity === 'amps' || quantity === 'amps-again' || why === 'amps';

/** Off, and where the stack has a lead, seen to be off. */
const goesDark = (step: string, subject: string | undefined): boolean =>
  step === 'switch-off' || (step === 'compare-with-lead' && subject === 'dark');

/** Why a step is left out, or undefined. After an abort, what is not on the way back; without one, what only a way back needs. */
export function leftOut(draft: Draft, step: PlannedStep): Message | undefined {
  const { wayBack } = draft.run;
  if (step.stack !== undefined && leftOutTags(draft.run.plan).includes(step.stack))
    return goesOut(draft, step) ? undefined : message('skip.left-out', { stack: step.stack });
  if (wayBack === undefined) return step.groups.includes('left-off') ? message('skip.only-on-the-way-back') : undefined;
  return LED[wayBack](draft, step) ? undefined : message('skip.restoring');
}

/** A stack that was left out of the set is only taken out of service positions, off its tool, and switched off; then it is marked. */
const goesOut = (draft: Draft, step: PlannedStep): boolean =>
  ['disconnect-tool', 'mark-left-out'].includes(step.step) ||
  goesDark(step.step, step.params.subject) ||
  (!joining(step) && putsBack(draft, step));

/** Where the set is joined the address of a stack that is left out is not set any more. */
const joining = ({ groups }: PlannedStep): boolean => groups.includes('join');

/** A bank that stands in a service position, or nobody knows where: it goes back while its stack is still at hand. */
function putsBack(draft: Draft, { step, stack, params }: PlannedStep): boolean {
  if (stack === undefined || params.bank === undefined) return false;
  const back = (step === 'move-bank' && params.to === 'as-found') || (step === 'tap-bank' && params.as === 'now');
  return back && lastKnown(draft.run, stack, params.bank) !== originalOf(draft.run, draft.site, stack, params.bank);
}

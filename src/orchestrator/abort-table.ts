import { masterOf } from '../stacks';
import type { AbortPolicy } from './events';
import { flashed, torn, writes } from './flash-state';
import { closing, joinedNow, moved, parked, takenApart } from './physical';
import type { RunState } from './run-state';
import { valueOf } from './step';

/** What an abort means at this point of the run. A table: the first row that holds decides. */
const TABLE: readonly { readonly when: (run: RunState) => boolean; readonly policy: AbortPolicy }[] = [
  { when: torn, policy: 'hold-torn' },
  { when: writes, policy: 'after-the-flash' },
  { when: (run) => !moved(run) && !parked(run), policy: 'abandon' },
  { when: (run) => !moved(run) && flashed(run), policy: 'hold-written' },
  { when: (run) => !moved(run), policy: 'unpark' },
  { when: closing, policy: 'hold-returning' },
  { when: (run) => joinedNow(run) && !counted(run) && run.abort?.rejoined === true, policy: 'after-the-count' },
  { when: (run) => joinedNow(run) && !counted(run), policy: 'redo-join' },
  { when: joinedNow, policy: 'hold-returning' },
  { when: flashed, policy: 'hold-mixed' },
  { when: (run) => !takenApart(run), policy: 'switch-off' },
  { when: (run) => !wasJoined(run), policy: 'hold-apart' },
  { when: () => true, policy: 'restore-and-join' },
];

export const abortPolicy = (run: RunState): AbortPolicy =>
  TABLE.find((row) => row.when(run))?.policy ?? 'restore-and-join';

/** The set was counted since its links went back, or its product counts nothing. */
function counted(run: RunState): boolean {
  if (!run.plan.steps.some((step) => step.step === 'accept-count' && step.params.counted === 'set')) return true;
  const accepted = run.facts.get(`${masterOf(run.plan.site).tag}/count-accepted`);
  const plugged = run.facts.get('site/links-plugged');
  return (
    accepted !== undefined && accepted.order > (plugged?.order ?? 0) && valueOf(run, 'site/links-plugged') !== null
  );
}

/** Only a set that was found joined, or is being put back, is joined again by an abort. */
function wasJoined({ plan }: RunState): boolean {
  return plan.procedure !== 'join-parallel' && plan.steps.some((step) => step.step === 'plug-links');
}

import { message } from '../kernel';
import type { Draft } from './draft';
import type { AbortPolicy } from './events';
import { hold } from './hold';
import { flashed, joinedNow, moved, offersAt, torn, writes } from './physical';
import type { RunState } from './run-state';
import { valueOf } from './step';

/** What an abort means at this point of the run. A table: the first row that holds decides. */
const TABLE: readonly { readonly when: (run: RunState) => boolean; readonly policy: AbortPolicy }[] = [
  { when: torn, policy: 'hold-torn' },
  { when: writes, policy: 'after-the-flash' },
  { when: (run) => !moved(run), policy: 'abandon' },
  { when: (run) => valueOf(run, 'site/breakers-closed') !== undefined, policy: 'hold-returning' },
  { when: (run) => joinedNow(run) && valueOf(run, 'site/count-accepted') !== true, policy: 'redo-join' },
  { when: (run) => flashed(run) && !joinedNow(run), policy: 'hold-mixed' },
  { when: joinedNow, policy: 'hold-returning' },
  { when: () => true, policy: 'restore-and-join' },
];

export const abortPolicy = (run: RunState): AbortPolicy =>
  TABLE.find((row) => row.when(run))?.policy ?? 'restore-and-join';

/** Decides an abort that was asked for, once; during a flash it is noted and waits. True when something was written. */
export function decideAbort(draft: Draft): boolean {
  const { run } = draft;
  if (run.abort === undefined || run.abort.decided) return false;
  const policy = abortPolicy(run);
  if (policy === 'after-the-flash') return false;
  draft.write({ type: 'abort.decided', data: { policy } });
  switch (policy) {
    case 'abandon':
      draft.write({
        type: 'run.ended',
        data: { outcome: 'abandoned', physical: 'as-found', because: message('ended.abandoned') },
      });
      return true;
    case 'redo-join':
      draft.write({
        type: 'steps.reopened',
        data: { stepIds: joinSteps(run), because: message('hold.abort-redo-join'), by: 'abort' },
      });
      return true;
    case 'hold-torn':
    case 'hold-mixed':
    case 'hold-returning':
      hold(draft, {
        by: 'abort',
        because: message(`hold.abort-${policy.slice('hold-'.length)}`),
        offers: policy === 'hold-torn' ? offersAt(run) : ['finish-forward', 'stop-here'],
        stepIds: [],
      });
      return true;
    case 'restore-and-join':
      return true;
  }
}

const joinSteps = (run: RunState): readonly string[] =>
  run.plan.steps
    .filter((step) => step.groups.includes('join') && run.steps.get(step.id)?.status !== 'pending')
    .map((step) => step.id);

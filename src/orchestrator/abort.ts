import { message } from '../kernel';
import { abortPolicy } from './abort-table';
import type { Draft } from './draft';
import { endHere } from './ending';
import { hold } from './hold';
import { endings, offersAt } from './offers';
import { reopen } from './reopen';
import type { RunState } from './run-state';

/** Decides an abort that was asked for, once; during a flash or a join it is noted and waits. True when something was written. */
export function decideAbort(draft: Draft): boolean {
  const { run } = draft;
  if (run.abort === undefined || run.abort.decided) return false;
  const policy = abortPolicy(run);
  if (policy === 'after-the-flash' || policy === 'after-the-count') return false;
  draft.write({ type: 'abort.decided', data: { policy } });
  switch (policy) {
    case 'abandon':
      endHere(draft);
      return true;
    case 'redo-join':
      reopen(draft, { stepIds: joinSteps(run), because: message('hold.abort-redo-join'), by: 'abort' });
      return true;
    case 'hold-torn':
    case 'hold-mixed':
    case 'hold-apart':
    case 'hold-returning':
    case 'hold-written':
      hold(draft, {
        by: 'abort',
        because: message(`hold.abort-${policy.slice('hold-'.length)}`),
        offers:
          policy === 'hold-torn'
            ? offersAt(run, 'abort')
            : ['finish-forward', ...(policy === 'hold-mixed' ? endings(run, 'abort') : []), 'stop-here'],
        stepIds: [],
      });
      return true;
    case 'unpark':
    case 'switch-off':
    case 'restore-and-join':
      return true;
  }
}

const joinSteps = (run: RunState): readonly string[] =>
  run.plan.steps
    .filter((step) => step.groups.includes('join') && run.steps.get(step.id)?.status !== 'pending')
    .map((step) => step.id);

import { busyStack } from './flash-state';
import type { PlannedStep } from './plan-types';
import type { RunState } from './run-state';

/**
 * Keys of what a person is asked at this moment. Nothing that was known of it before is shown beside an open question: it would answer
 * it, and a second reading is worth something only where nobody sees the first.
 */
export function askedNow(run: RunState): ReadonlySet<string> {
  return new Set(run.steps.open().flatMap((step) => askedBy(run, step)));
}

function askedBy(run: RunState, step: PlannedStep): readonly string[] {
  const { stack = '', params } = step;
  const of = (...names: readonly string[]): readonly string[] => names.map((name) => `${stack}/${name}`);
  switch (step.step) {
    case 'tap-bank':
      return of(`${params.bank}`);
    case 'read-code':
    case 'see-mode':
      return of('lcd');
    case 'watch-flash':
      return [`${busyStack(run, stack)}/lcd`];
    case 'read-count':
      return of('lcd', `count-${params.counted}`);
    case 'read-module-count':
      return of('lcd', 'module-count');
    case 'read-number':
      return of(params.quantity === 'amps-again' ? 'amps' : `${params.quantity}`);
    case 'read-version':
      return of(`versions/${params.component}`);
    case 'read-busbar':
      return ['site/busbar'];
    case 'read-breaker-side':
      return [`breaker/${params.breaker}/${params.subject}`];
    case 'count-things':
      return [`site/${params.subject}`];
    default:
      return [];
  }
}

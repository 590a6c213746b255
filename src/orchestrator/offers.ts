import { abortPolicy } from './abort-table';
import { type HoldOffer, isWayBack } from './events';
import { torn, writes, writingStacks } from './flash-state';
import type { Guard } from './guards/guard';
import { stepsNamed } from './plan-index';
import { rollBack } from './roll-back';
import type { RunState } from './run-state';
import { smallerSet } from './smaller-set';
import { tags, valueOf } from './step';

/** What a person may choose at a hold; never power-off or retry while a unit writes or is torn. */
export function offersAt(run: RunState, by: string, guard?: Guard): readonly HoldOffer[] {
  // A run that ends gives its lines free; a transfer that is under way is not cut by us (SI-24).
  if (run.danger !== undefined) return sending(run) ? ['danger-over'] : ['danger-over', 'stop-here'];
  if (torn(run)) return ['stop-here'];
  if (writes(run))
    return startedUnseen(run).length > 0 ? ['try-again', 'not-writing', 'stop-here'] : ['try-again', 'stop-here'];
  return [
    'try-again',
    ...(mayFlashAgain(run, guard) ? (['flash-again'] as const) : []),
    ...(guard?.overridable === true ? (['override'] as const) : []),
    ...(guard?.id === 'SI-11' ? (['leave-open'] as const) : []),
    ...(guard?.id === 'SI-25' ? (['unit-is-back'] as const) : []),
    ...(mayGoBack(run) ? (['restore'] as const) : []),
    ...endings(run, by),
    'stop-here',
  ];
}

/** Endings of a set of which some stacks did and others did not. */
export function endings(run: RunState, by: string): readonly HoldOffer[] {
  const smaller = smallerSet(run, by);
  const back = rollBack(run, by);
  return [
    ...(smaller !== undefined && 'members' in smaller ? (['smaller-set'] as const) : []),
    ...(back !== undefined && 'sha256' in back ? (['roll-back'] as const) : []),
  ];
}

/** True while Stackhand itself sends an image. */
const sending = (run: RunState): boolean =>
  stepsNamed(run.plan.steps, 'send-firmware').some(({ id }) => run.steps.get(id)?.effectId !== undefined);

/** Stacks whose start of the update was taken back before anybody said whether it began: only the tool can tell. */
export const startedUnseen = (run: RunState): readonly string[] =>
  writingStacks(run).filter((tag) => !['writing', 'maybe'].includes(String(valueOf(run, `${tag}/flash`))));

/** A unit that came back without its new version may be written again, three times a run in all, and each time a person says what was changed (SI-29). */
function mayFlashAgain(run: RunState, guard: Guard | undefined): boolean {
  const again = tags(run.plan).find(
    (tag) => valueOf(run, `${tag}/flash`) === 'ended' && valueOf(run, `${tag}/passed`) !== true,
  );
  return guard?.id === 'SI-30' && again !== undefined && (run.returns.get(`flash-again:${again}`) ?? 0) < 2;
}

/** A run that goes back, or does nothing else, has no other way back. */
const mayGoBack = (run: RunState): boolean =>
  run.wayBack === undefined && run.plan.procedure !== 'restore-only' && isWayBack(abortPolicy(run));

import type { HoldOffer, PhysicalState } from './events';
import type { Guard } from './guards/guard';
import type { RunState } from './run-state';
import { tags, valueOf } from './step';

const flashOf = (run: RunState, tag: string) => valueOf(run, `${tag}/flash`);

/** True while a unit writes or is torn: its updater stays connected and powered, whatever else happens (SI-24). */
export const writes = (run: RunState): boolean => tags(run.plan).some((tag) => flashOf(run, tag) === 'writing');
export const torn = (run: RunState): boolean => tags(run.plan).some((tag) => flashOf(run, tag) === 'torn');
export const flashed = (run: RunState): boolean => tags(run.plan).some((tag) => flashOf(run, tag) !== undefined);

/** True once a breaker was to be opened or a BMS switched off: from then on "as found" is no longer where the site is. */
export function moved(run: RunState): boolean {
  return run.plan.steps.some(
    (step) =>
      ['open-and-lock-breakers', 'switch-off'].includes(step.step) &&
      run.steps.get(step.id)?.status !== 'pending' &&
      run.steps.get(step.id)?.status !== 'skipped',
  );
}

/** The physical state a hold is to be left in (SI-08). */
export function physicalStateOf(run: RunState): PhysicalState {
  if (writes(run) || torn(run)) return 'updater-must-stay';
  return moved(run) ? 'all-off-locked' : 'as-found';
}

/** What a person may choose at a hold; never power-off or retry while a unit writes or is torn. */
export function offersAt(run: RunState, guard?: Guard): readonly HoldOffer[] {
  if (run.danger !== undefined) return ['danger-over', 'stop-here'];
  if (torn(run)) return ['stop-here'];
  if (writes(run)) return ['try-again'];
  return [
    'try-again',
    ...(mayFlashAgain(run, guard) ? (['flash-again'] as const) : []),
    ...(guard?.overridable === true ? (['override'] as const) : []),
    ...(guard?.id === 'SI-11' ? (['leave-open'] as const) : []),
    ...(moved(run) && !flashed(run) && !run.restoring ? (['restore'] as const) : []),
    'stop-here',
  ];
}

/** A unit that came back without its new version may be written again, three times a run in all, and each time a person says what was changed (SI-29). */
function mayFlashAgain(run: RunState, guard: Guard | undefined): boolean {
  const again = tags(run.plan).find((tag) => flashOf(run, tag) === 'ended' && valueOf(run, `${tag}/passed`) !== true);
  return guard?.id === 'SI-30' && again !== undefined && (run.returns.get(`flash-again:${again}`) ?? 0) < 2;
}

/** True when the stacks of the set are powered together on their links. */
export function joinedNow(run: RunState): boolean {
  const plugged = run.facts.get('site/links-plugged');
  const pulled = run.facts.get('site/links-in-hand');
  return plugged !== undefined && plugged.order > (pulled?.order ?? 0);
}

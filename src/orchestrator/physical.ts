import type { PhysicalState } from './events';
import { flashed, halfWritten, isNotDark, torn, writes } from './flash-state';
import { stepsNamed } from './plan-index';
import type { RunState } from './run-state';
import { everyTag, valueOf } from './step';

const orderOf = (run: RunState, key: string): number => run.facts.get(key)?.order ?? -1;

/** Number of the event that last showed a step of one of these names; −1: none was. What was shown may have been done. */
function shownAt(run: RunState, ...names: readonly string[]): number {
  return Math.max(-1, ...stepsNamed(run.plan.steps, ...names).map((step) => run.steps.get(step.id)?.shownOrder ?? -1));
}

/** True once a breaker was to be opened or a BMS switched off: from then on "as found" is no longer where the site is. */
export const moved = (run: RunState): boolean => shownAt(run, 'open-and-lock-breakers', 'switch-off') >= 0;

/** True once the set was to be taken apart. */
export const takenApart = (run: RunState): boolean => shownAt(run, 'pull-links') >= 0;

/** True once the breakers were to be closed again since they were locked. */
export const closing = (run: RunState): boolean =>
  Math.max(shownAt(run, 'close-breakers'), orderOf(run, 'site/breakers-closed')) > orderOf(run, 'site/locks');

/** True while the inverter or a source was to be parked and is not known to be back. */
export function parked(run: RunState): boolean {
  return shownAt(run, 'park-inverter', 'switch-source-off') >= 0 && !unparked(run);
}

/** Everything that this run was to park is back at work; what it never asked for stands as it was. */
const unparked = (run: RunState): boolean => invertersBack(run) && sourcesBack(run);

/** An inverter that was seen not to find its battery is not back, though it runs. */
export const isBackAtWork = (run: RunState, inverter: string): boolean =>
  valueOf(run, `inverter/${inverter}`) === 'running' && valueOf(run, `inverter/${inverter}/sees-battery`) !== false;
export const invertersBack = (run: RunState): boolean =>
  run.plan.site.inverters.every(({ id }) => isBackAtWork(run, id) || !wasParked(run, 'inverter', id));
export const sourcesBack = (run: RunState): boolean =>
  run.plan.site.sources.every(({ id }) => valueOf(run, `source/${id}`) === 'on' || !wasParked(run, 'source', id));

/** True once this inverter or source was to be parked. */
export function wasParked(run: RunState, what: 'inverter' | 'source', id: string | undefined): boolean {
  const name = what === 'inverter' ? 'park-inverter' : 'switch-source-off';
  return stepsNamed(run.plan.steps, name).some(
    (step) => step.params[what] === id && run.steps.get(step.id)?.shownOrder !== undefined,
  );
}

/** True when the stacks of the set are powered together on their links. */
export const joinedNow = (run: RunState): boolean =>
  orderOf(run, 'site/links-plugged') > orderOf(run, 'site/links-in-hand') && run.facts.has('site/links-plugged');

/** Stacks that are on, or that nobody knows to be dark. */
export const notDark = (run: RunState): readonly string[] => everyTag(run.plan).filter((tag) => isNotDark(run, tag));

const locked = (run: RunState): boolean => valueOf(run, 'site/locks') === run.plan.site.breakers.length;

/** Where the site is now, by what the run knows; what nobody knows counts as the worse (SI-08). */
export function physicalStateOf(run: RunState): PhysicalState {
  if (run.outOfDate !== undefined) return run.outOfDate;
  if (writes(run) || torn(run) || halfWritten(run).length > 0) return 'updater-must-stay';
  if (!moved(run)) return parked(run) ? 'parked' : 'as-found';
  if (!closing(run)) return locked(run) && notDark(run).length === 0 ? 'all-off-locked' : 'not-all-off';
  const closed = valueOf(run, 'site/breakers-closed') === run.plan.site.breakers.length;
  return closed && unparked(run) ? 'in-service' : 'live';
}

/** How a run ends that is broken off here: only where nothing was opened and nothing written, it was merely given up. */
export const stoppedAs = (run: RunState, physical: PhysicalState): 'abandoned' | 'degraded' =>
  (physical === 'as-found' || physical === 'parked') && !flashed(run) ? 'abandoned' : 'degraded';

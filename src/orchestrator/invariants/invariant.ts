import type { RunEvent } from '../events';
import type { FactValue, PlannedStep } from '../plan-types';
import type { RunState, SiteState } from '../run-state';

/**
 * One event of a decision, as it is looked at once more before it is appended: run and site right after it, and the run before it. `step`:
 * the step that it shows, begins or ends.
 */
export interface Moment {
  readonly event: RunEvent;
  readonly before: RunState;
  readonly run: RunState;
  readonly site: SiteState;
  readonly step?: PlannedStep | undefined;
}

/**
 * What must hold of every event that a decision writes, in the words of its invariant. It is written from the invariant alone: it calls no guard,
 * and reads steps by name and facts by key, so that a mistake in a guard is not a mistake here.
 */
export interface Invariant {
  readonly id: string;
  /** The events that it is asked of. */
  readonly of: readonly RunEvent['type'][];
  /** The steps that it is asked of, by name; left out: any. */
  readonly steps?: readonly string[];
  readonly broken: (moment: Moment) => boolean;
}

/** All stacks that stand there, of the set and left out of it. */
export const standing = ({ plan }: RunState): readonly string[] =>
  [...plan.site.stacks, ...(plan.apart ?? [])].map(({ tag }) => tag);
export const members = ({ plan }: RunState): readonly string[] => plan.site.stacks.map(({ tag }) => tag);

export const factAt = (run: RunState, key: string): FactValue | undefined => run.facts.get(key)?.value;
export const orderAt = (run: RunState, key: string): number => run.facts.get(key)?.order ?? -1;
export const isOff = (run: RunState, tag: string): boolean => factAt(run, `${tag}/power`) === 'off';

/** The Link cables are plugged, as told last. */
export const linked = (run: RunState): boolean =>
  members(run).length > 1 && orderAt(run, 'site/links-plugged') >= orderAt(run, 'site/links-in-hand');

/** Asked of a step that is put before a person. */
export const ASKED: readonly RunEvent['type'][] = ['prompt.opened'];

/** Stacks that write, may write, or are half written, by what the run was told; and those whose start stands before a person. */
export function hurtable(run: RunState): readonly string[] {
  const shown = run.steps
    .open()
    .flatMap(({ step, stack }) => (step === 'start-update' && stack !== undefined ? [stack] : []));
  return standing(run).filter(
    (tag) => ['maybe', 'writing', 'torn'].includes(String(factAt(run, `${tag}/flash`))) || shown.includes(tag),
  );
}

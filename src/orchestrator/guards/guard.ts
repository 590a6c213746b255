import { ageMs, type Message } from '../../kernel';
import type { Act } from '../plan-types';
import type { KnownFact } from '../run-state';
import { everyTag, paceOf, tags, type StepContext } from '../step';

/**
 * Why a step may not be shown or done. `reask`: facts that are asked again before it
 * (`S1/amps`), or steps by name (`@S1/switch-off`); `redo`: the run goes back to the step's
 * label; neither: the run is held. `stale`: the evidence only grew old, which is nobody's failed try and is not counted.
 */
export interface Objection {
  readonly because: Message;
  readonly reask?: readonly string[];
  readonly redo?: true;
  readonly stale?: true;
  /** Facts that cannot be true beside what was found: they are not known any more, so that no step is skipped on them. */
  readonly doubts?: readonly string[];
}

/**
 * One row of the table of guards: an invariant (docs/invariants.md), before which acts it is asked, and what it objects to. `people` and
 * write-guarding rows are never opened by a reason; the others may be overridden by a recorded decision, which is a deviation.
 */
export interface Guard {
  readonly id: string;
  readonly before: readonly Act[] | 'everything';
  readonly overridable: boolean;
  objection(c: StepContext): Objection | undefined;
}

/** The name of a row of the table: its invariant and what it looks at, e.g. `SI-05 voltsKnown`. */
export const rowOf = (guard: Guard): string => `${guard.id} ${guard.objection.name}`;

export const MINUTE = 60_000;

/** Age of a fact in milliseconds of the site's own time. */
export function ageOf(c: StepContext, fact: KnownFact): number {
  return ageMs(fact.at, c.now) * paceOf(c.run.plan);
}

/**
 * Milliseconds that have passed for sure since a fact, by the monotonic clock alone (SI-49); across a restart only the time since
 * then counts, so that a gap begins again in full.
 */
export function surelySince(c: StepContext, fact: KnownFact): number {
  const elapsed = c.now.bootId === fact.at.bootId ? c.now.monoMs - fact.at.monoMs : c.now.monoMs;
  return elapsed * paceOf(c.run.plan);
}

/** Every other stack that stands there, of the set or left out of it. */
export const others = (c: StepContext): readonly string[] => everyTag(c.run.plan).filter((tag) => tag !== c.step.stack);

export const factOf = (c: StepContext, key: string): KnownFact | undefined => c.run.facts.get(key);
export const value = (c: StepContext, key: string) => c.run.facts.get(key)?.value;
export const numberAt = (c: StepContext, key: string): number | undefined => {
  const found = value(c, key);
  return typeof found === 'number' ? found : undefined;
};

/** Cables that were pulled: one fewer than stacks stood there, whatever set is joined of them. */
export const cablesPulled = (c: StepContext): number => everyTag(c.run.plan).length - 1;

/** Tags of the stacks of the set for which the test holds. */
export const stacksWhere = (c: StepContext, test: (tag: string) => boolean): readonly string[] =>
  tags(c.run.plan).filter(test);

/** The volts limit for joining: entered on this run, else the site's, else a stated or borrowed one of the product. */
export function joinLimit(c: StepContext): number | undefined {
  const entered = numberAt(c, 'site/join-limit');
  if (entered !== undefined) return entered;
  if (c.run.plan.site.joinLimit !== null) return c.run.plan.site.joinLimit.volts;
  const product = c.run.plan.slice.matching.maxDeltaVolts;
  return product.standing === 'stated' ? product.value : undefined;
}

/** True while the stacks of the site are apart: from the first cable pulled to the links plugged back. */
export function linksAreIn(c: StepContext): boolean {
  const plugged = factOf(c, 'site/links-plugged');
  const pulled = factOf(c, 'site/links-in-hand');
  if (plugged === undefined) return pulled === undefined;
  return pulled === undefined || plugged.order > pulled.order;
}

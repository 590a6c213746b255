import { canonicalJson, LayeredMap, type Message, message, sha256 } from '../../kernel';
import type { Draft, Written } from '../draft';
import type { Dump } from '../events';
import { hold } from '../hold';
import { stepWithId } from '../plan-index';
import type { RunState, SiteState } from '../run-state';
import { StepStates } from '../step-states';
import type { Invariant, Moment } from './invariant';
import { runInvariants } from './run-invariants';
import { siteInvariants } from './site-invariants';

/** What is asked once more behind every decision. */
export const INVARIANTS: readonly Invariant[] = [...siteInvariants, ...runInvariants];

/** The first event that breaks an invariant, by its place, and the invariant. */
export function wrongIn(
  before: RunState | undefined,
  written: readonly Written[],
  invariants: readonly Invariant[] = INVARIANTS,
): { readonly at: number; readonly id: string } | undefined {
  let run = before;
  for (const [at, one] of written.entries()) {
    const broken = run === undefined || one.of === 'site' ? undefined : brokenBy(run, one, invariants);
    if (broken !== undefined) return { at, id: broken.id };
    run = one.run;
  }
  return undefined;
}

function brokenBy(
  before: RunState,
  { event, run, site }: Extract<Written, { of: 'run' }>,
  invariants: readonly Invariant[],
): Invariant | undefined {
  const asked = invariants.filter(({ of }) => of.includes(event.type));
  if (asked.length === 0 || run === undefined) return undefined;
  const step = 'stepId' in event.data ? stepWithId(run.plan.steps, event.data.stepId) : undefined;
  const moment: Moment = { event, before, run, site, step };
  return asked.find(({ steps, broken }) => (steps?.includes(step?.step ?? '') ?? true) && broken(moment));
}

/** Most events of a dump: an endless decision has no end. */
const MOST = 50;

/** Looks once more at what was decided, before any of it is appended: a wrong decision becomes a hold. */
export function lookBehind(draft: Draft, before: RunState | undefined, invariants: readonly Invariant[]): void {
  const wrong = wrongIn(before, draft.written, invariants);
  if (wrong === undefined) return;
  holdInstead(draft, wrong.at, wrong.id, message('hold.wrong-decision', { invariant: wrong.id }));
}

/**
 * Holds the run in the place of what would have been written from the event on that breaks an invariant. What was told before it stands: it
 * happened, and rests on nothing wrong.
 */
export function holdInstead(draft: Draft, at: number, invariant: string, because: Message): void {
  const instead = draft.takeBack(at);
  const dump: Dump = {
    invariant,
    events: instead.slice(0, MOST).map(({ event }) => event),
    left: Math.max(0, instead.length - MOST),
    state: stateDigest(draft.run, draft.site),
  };
  // A danger that was reported is still the first thing: its own end stands among the offers.
  const offers =
    draft.run.danger === undefined ? (['try-again', 'stop-here'] as const) : (['danger-over', 'stop-here'] as const);
  hold(draft, { by: `${invariant}:behind-the-decision`, because, stepIds: [], offers, dump });
}

/** A digest of what was believed: the fold of the journal up to here has the same, or memory was spoilt. */
export const stateDigest = ({ plan, ...run }: RunState, site: SiteState): string =>
  sha256(canonicalJson(JSON.parse(JSON.stringify([plan.revision, run, site], plainly))));

const plainly = (_key: string, value: unknown): unknown => {
  if (value instanceof StepStates) return value.values();
  return value instanceof Map || value instanceof LayeredMap ? [...value] : value;
};

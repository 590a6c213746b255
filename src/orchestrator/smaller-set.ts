import { type Message, message } from '../kernel';
import { MASTER_ADDRESS, type SiteStack, stacksByAddress } from '../stacks';
import { correctionPlanned } from './banks';
import { halfWritten, torn, writes } from './flash-state';
import { closing, joinedNow, takenApart } from './physical';
import type { Plan, PlannedStep } from './plan-types';
import type { RunState } from './run-state';
import { sameVersionsAs } from './set-versions';
import { tags, valueOf } from './step';

/** The stacks that go on as the set, and those that are left out of it. */
export interface SmallerSet {
  readonly members: readonly SiteStack[];
  readonly left: readonly SiteStack[];
}

/** Rows at which the stack at hand itself does not do; elsewhere a cable, a person or the site is put right instead. */
const OF_THE_STACK = ['SI-12', 'SI-17', 'SI-21', 'SI-22', 'SI-26', 'SI-29', 'SI-30', 'SI-34', 'SI-39'];

/**
 * The set without the stacks that this hold is about, or why there is none; undefined where nothing of the kind is the matter. Only while the
 * stacks lie apart, and never while one writes, is torn, or says that it is half written: such a unit stays powered (SI-24, SI-25).
 */
export function smallerSet(run: RunState, by: string): SmallerSet | Message | undefined {
  if (!restsApart(run)) return undefined;
  const out = leftOutBy(run, by);
  if (out.length === 0) return undefined;
  const members = run.plan.site.stacks.filter(({ tag }) => !out.includes(tag));
  const left = run.plan.site.stacks.filter(({ tag }) => out.includes(tag));
  if (!members.some(({ address }) => address === MASTER_ADDRESS)) return message('why-not.master-left-out');
  if (members.length < 2) return message('why-not.no-set-left');
  return addressesNoted(run, members) ? { members, left } : message('why-not.addresses-not-noted');
}

/** Of every stack that would get another address this run noted where its switches stood, so that the whole set can be put back (SI-10). */
function addressesNoted(run: RunState, members: readonly SiteStack[]): boolean {
  const { bank } = run.plan.slice.addressing;
  if (bank === null || correctionPlanned(run)) return true;
  return inOrder(run.plan, members).every(
    ({ tag, address }, at) =>
      address === MASTER_ADDRESS + at || typeof valueOf(run, `${tag}/as-found/${bank}`) === 'string',
  );
}

const inOrder = (plan: Plan, members: readonly SiteStack[]): readonly SiteStack[] =>
  stacksByAddress({ ...plan.site, stacks: [...members] });

/** Cables out, nothing joined again, a join still to come, and no unit that must stay powered. */
export function restsApart(run: RunState): boolean {
  if (run.danger !== undefined || run.wayBack !== undefined) return false;
  if (writes(run) || torn(run) || halfWritten(run).length > 0) return false;
  return (
    run.plan.steps.some(({ step }) => step === 'plug-links') && takenApart(run) && !joinedNow(run) && !closing(run)
  );
}

/** The stacks that a hold is about: the one at hand, with all that were not written yet where it was written; those that do not carry what the master carries; after an abort, all that did not pass. */
function leftOutBy(run: RunState, by: string): readonly string[] {
  const notPassed = tags(run.plan).filter((tag) => valueOf(run, `${tag}/passed`) !== true);
  if (by === 'abort') return notPassed;
  const [row = '', stepId] = by.split(':');
  const step = run.plan.steps.find(({ id }) => id === stepId);
  if (row === 'SI-35' && step?.step === 'plug-links') return otherVersions(run);
  const stack = stackAtHand(run, by);
  if (stack === undefined || !notPassed.includes(stack)) return [];
  // After a stack was written and did not pass, no other one is written (SI-30): what has passed by then is the set.
  return wasWritten(run, stack) ? notPassed : [stack];
}

/** The stack that a hold is about, where it is about a stack that stands alone. */
export function stackAtHand(run: RunState, by: string): string | undefined {
  const [row = '', stepId] = by.split(':');
  const step = run.plan.steps.find(({ id }) => id === stepId);
  return OF_THE_STACK.includes(row) && isAlone(step) ? step?.stack : undefined;
}

export const wasWritten = (run: RunState, tag: string): boolean => run.reached.has(tag);

/** The step is one of a stack that stands alone, before the set is measured and joined. */
const isAlone = (step: PlannedStep | undefined): boolean =>
  step?.stack !== undefined && !['join', 'return', 'left-off'].some((group) => step.groups.includes(group));

function otherVersions(run: RunState): readonly string[] {
  const master = run.plan.site.stacks.find(({ address }) => address === MASTER_ADDRESS)?.tag ?? '';
  return tags(run.plan).filter((tag) => !sameVersionsAs(run, master, tag));
}

/** The next revision of a plan, by value: addresses 1 to N of the smaller set in their order, and a card on what is left out before a plug goes in. */
export function revised(plan: Plan, { members, left }: SmallerSet): Plan {
  const order = inOrder(plan, members).map(({ tag }) => tag);
  const stacks = members.map((stack) => ({ ...stack, address: MASTER_ADDRESS + order.indexOf(stack.tag) }));
  const revision = plan.revision + 1;
  return {
    ...plan,
    revision,
    site: { ...plan.site, stacks },
    apart: [...(plan.apart ?? []), ...left],
    steps: plan.steps.flatMap((step) => (step.step === 'plug-links' ? marked(step, left, revision) : [step])),
  };
}

/** The join waits until every stack that was left out has its card. */
function marked(plug: PlannedStep, left: readonly SiteStack[], revision: number): readonly PlannedStep[] {
  const marks = left.map(({ tag: stack }) => ({
    id: `r${revision}-${stack}-mark-left-out`,
    step: 'mark-left-out',
    stack,
    params: {},
    needs: plug.needs,
    groups: plug.groups,
    creates: [],
  }));
  return [...marks, { ...plug, needs: [...plug.needs, ...marks.map(({ id }) => id)] }];
}

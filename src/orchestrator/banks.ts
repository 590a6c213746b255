import { drawBank, type BankDrawing, type SwitchBank } from '../dip-config';
import { StackhandError } from '../kernel';
import type { Plan, PlannedStep } from './plan-types';
import type { KnownFact, RunState, SiteState } from './run-state';
import { stackOf, tags, valueOf } from './step';

/** The bank of the plan's product with this id; a plan that names another is a defect of the procedure. */
export function bankOf(plan: Plan, id: string): SwitchBank {
  const bank = plan.banks.find((candidate) => candidate.id === id);
  if (bank !== undefined) return bank;
  throw new StackhandError({
    code: 'orchestrator.no-such-bank',
    what: `The product has no bank ${id}.`,
    allowed: plan.banks.map((candidate) => candidate.id).join(', '),
    remedy: 'Correct the procedure or the product profile.',
  });
}

/** The pattern stored under a key of a bank, e.g. `parallelDetect`; undefined when the product has none. */
export function patternOf(bank: SwitchBank, key: string): string | undefined {
  return bank.patterns.find((candidate) => candidate.key === key && candidate.use !== 'never')?.pattern;
}

/** The recorded correction plan replaces the snapshot of the addresses when as found made no sense (SI-09). */
export function correctionPlanned(run: RunState): boolean {
  return run.deviations.some((deviation) => deviation.guard === 'SI-09');
}

/** True for a stack of a set that was made smaller: its address is that of the revision. */
const isMember = ({ plan }: RunState, stack: string): boolean => plan.apart !== undefined && tags(plan).includes(stack);

/** The pattern of the address that the site gives to a stack. */
export function addressPattern(run: RunState, stack: string, bankId: string): string | null {
  const address = run.plan.site.stacks.find((candidate) => candidate.tag === stack)?.address;
  return patternOf(bankOf(run.plan, bankId), String(address)) ?? null;
}

/** The message that puts a doubt to a person; the decision on it says that the note was wrong. */
export const NOTED_OR_SEEN = 'hold.noted-or-seen';

/** Where a bank was seen when a person decided that it had been noted wrongly. */
function decidedSeen({ deviations, plan }: RunState, stack: string, bankId: string): string | undefined {
  const label = plan.banks.find(({ id }) => id === bankId)?.label;
  const { what } =
    deviations.findLast(
      ({ what: { id, params } }) => id === NOTED_OR_SEEN && params.stack === stack && params.bank === label,
    ) ?? {};
  return what === undefined ? undefined : String(what.params.seen);
}

/** What was noted of a bank that nobody was asked to move, and what is seen of it now. */
export interface Doubt {
  readonly noted: string;
  readonly seen: string;
}

/** A bank that stands elsewhere than noted and was never to be moved: the note is wrong, or a hand was at it. */
export function doubtOf(run: RunState, site: SiteState, stack: string, bankId: string): Doubt | undefined {
  const kept = site.obligations.get(`${stack}/${bankId}`);
  const movedBefore = kept?.status === 'open' && kept.runId !== run.runId && kept.inDoubt !== true;
  if (movedBefore || run.facts.has(`${stack}/${bankId}/moved`)) return undefined;
  const [noted, seen] = [originalOf(run, site, stack, bankId), tappedAt(run, stack, bankId)];
  return noted === null || seen === null || noted === seen ? undefined : { noted, seen };
}

/** An earlier run left it in doubt, and nobody has seen in this one how it stands: whether the note is wrong cannot be said. */
export function isStillInDoubt(run: RunState, site: SiteState, stack: string, bankId: string): boolean {
  const kept = site.obligations.get(`${stack}/${bankId}`);
  const left = kept?.status === 'open' && kept.runId !== run.runId && kept.inDoubt === true;
  return left && !run.facts.has(`${stack}/${bankId}/moved`) && tappedAt(run, stack, bankId) === null;
}

/**
 * What a bank of a stack is to be put back to: the correction plan, the decision that it was noted wrongly, what an earlier run recorded and
 * did not put back, or this run's snapshot. A snapshot of what somebody left behind is not how the site was found.
 */
export function originalOf(run: RunState, site: SiteState, stack: string, bankId: string): string | null {
  if (bankId === run.plan.slice.addressing.bank && (correctionPlanned(run) || isMember(run, stack)))
    return addressPattern(run, stack, bankId);
  const decided = decidedSeen(run, stack, bankId);
  if (decided !== undefined) return decided;
  const kept = site.obligations.get(`${stack}/${bankId}`);
  const owed =
    kept !== undefined && kept.runId !== run.runId && (kept.status === 'open' || kept.closedBy === run.runId);
  if (owed && kept.original !== null) return kept.original;
  const snapshot = valueOf(run, `${stack}/as-found/${bankId}`);
  if (typeof snapshot === 'string') return snapshot;
  return kept?.original ?? null;
}

/** Where a bank was tapped last, if it was not moved since. As found counts only while nothing was moved or tapped after it; it may be corrected later. */
export function tappedAt(run: RunState, stack: string, bankId: string): string | null {
  const moved = run.facts.get(`${stack}/${bankId}/moved`);
  const tapped = run.facts.get(`${stack}/${bankId}`);
  if (moved === undefined && tapped === undefined) return text(run.facts.get(`${stack}/as-found/${bankId}`));
  return tapped !== undefined && tapped.order > (moved?.order ?? -1) ? text(tapped) : null;
}

const text = (fact: KnownFact | undefined): string | null => (typeof fact?.value === 'string' ? fact.value : null);

/** The pattern a move leads to. Null: nobody knows it, and a guard stops the run before it is shown. */
export function targetOf(run: RunState, site: SiteState, step: PlannedStep): string | null {
  const bankId = step.params.bank ?? '';
  const bank = bankOf(run.plan, bankId);
  switch (step.params.to) {
    case 'standalone':
      return patternOf(bank, run.plan.slice.addressing.standaloneKey ?? '') ?? null;
    case 'parallelDetect':
    case 'moduleDetect':
    case 'showFirmware':
      return patternOf(bank, step.params.to) ?? null;
    case 'address':
      return addressPattern(run, stackOf(step), bankId);
    default:
      return originalOf(run, site, stackOf(step), bankId);
  }
}

/** Where a bank was seen last, whatever may have been moved since: a drawing begins there, and says where each switch is to stand. */
function lastSeen(run: RunState, stack: string, bankId: string): string | null {
  const taps = [`${stack}/${bankId}`, `${stack}/as-found/${bankId}`].flatMap((key) => run.facts.get(key) ?? []);
  const last = taps.filter(({ value }) => typeof value === 'string').sort((a, b) => b.order - a.order)[0];
  return typeof last?.value === 'string' ? last.value : null;
}

/** Where a bank stands as far as the run knows: last tapped, else last moved, else as found. */
export function lastKnown(run: RunState, stack: string, bankId: string): string | null {
  const moved = run.facts.get(`${stack}/${bankId}/moved`);
  const seen = [`${stack}/${bankId}`, `${stack}/as-found/${bankId}`]
    .map((key) => run.facts.get(key))
    .filter((fact) => typeof fact?.value === 'string');
  // A move that was taken back while it was shown has no value: the bank may stand anywhere until it is tapped.
  const latest = [...seen, moved].sort((a, b) => (b?.order ?? -1) - (a?.order ?? -1))[0];
  return typeof latest?.value === 'string' ? latest.value : null;
}

/** The drawing of a move, from the last known positions to the wanted ones. */
export function drawMove(run: RunState, site: SiteState, step: PlannedStep): BankDrawing | undefined {
  const bank = bankOf(run.plan, step.params.bank ?? '');
  const target = targetOf(run, site, step);
  const from = lastKnown(run, stackOf(step), bank.id) ?? lastSeen(run, stackOf(step), bank.id);
  if (target === null) return undefined;
  return drawBank(bank, {
    stack: stackOf(step),
    pattern: from ?? target,
    target,
    recorded: step.params.to === 'as-found' && run.plan.apart === undefined,
  });
}

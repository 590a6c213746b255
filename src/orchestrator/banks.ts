import { drawBank, type BankDrawing, type SwitchBank } from '../dip-config';
import { StackhandError } from '../kernel';
import type { Plan, PlannedStep } from './plan-types';
import type { RunState, SiteState } from './run-state';
import { stackOf, valueOf } from './step';

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

/** The pattern of the address that the site gives to a stack. */
export function addressPattern(run: RunState, stack: string, bankId: string): string | null {
  const address = run.plan.site.stacks.find((candidate) => candidate.tag === stack)?.address;
  return patternOf(bankOf(run.plan, bankId), String(address)) ?? null;
}

/** What a bank of a stack is to be put back to: the correction plan, this run's snapshot, or what an earlier run recorded. */
export function originalOf(run: RunState, site: SiteState, stack: string, bankId: string): string | null {
  if (bankId === run.plan.slice.addressing.bank && correctionPlanned(run)) {
    return addressPattern(run, stack, bankId);
  }
  const snapshot = valueOf(run, `${stack}/as-found/${bankId}`);
  if (typeof snapshot === 'string') return snapshot;
  return site.obligations.get(`${stack}/${bankId}`)?.original ?? null;
}

/** The pattern a move leads to. Null: nobody knows it, and a guard stops the run before it is shown. */
export function targetOf(run: RunState, site: SiteState, step: PlannedStep): string | null {
  const bankId = step.params.bank ?? '';
  const bank = bankOf(run.plan, bankId);
  switch (step.params.to) {
    case 'standalone':
      return patternOf(bank, run.plan.slice.addressing.standaloneKey ?? '') ?? null;
    case 'parallelDetect':
    case 'showFirmware':
      return patternOf(bank, step.params.to) ?? null;
    case 'address':
      return addressPattern(run, stackOf(step), bankId);
    default:
      return originalOf(run, site, stackOf(step), bankId);
  }
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
  const from = lastKnown(run, stackOf(step), bank.id);
  if (target === null) return undefined;
  return drawBank(bank, {
    stack: stackOf(step),
    pattern: from ?? target,
    target,
    recorded: step.params.to === 'as-found',
  });
}

import { addressPattern, doubtOf, originalOf } from './banks';
import type { SiteEventBody } from './events';
import { flashed, halfWritten, notComeUp, updatesNothing, writingStacks } from './flash-state';
import { sameVersionsRead } from './set-versions';
import { invertersBack, isBackAtWork, sourcesBack } from './physical';
import type { ObligationSpec, PlannedStep } from './plan-types';
import type { Obligation, RunState, SiteState } from './run-state';
import { everyTag, leftOutTags, tags, valueOf } from './step';

/** The obligations a step puts on the site when it is shown, each with what is to be restored. */
export const created = (run: RunState, site: SiteState, step: PlannedStep): readonly SiteEventBody[] =>
  step.creates
    .filter(({ id }) => site.obligations.get(id)?.status !== 'open')
    .map((obligation) => {
      const known = site.obligations.get(obligation.id);
      // What an earlier run left is still that run's, also where this one had put it back already.
      const runId = known !== undefined && isPutBackHere(run, known) ? known.runId : run.runId;
      return opened(run, site, obligation, runId);
    });

const opened = (run: RunState, site: SiteState, obligation: ObligationSpec, runId: string): SiteEventBody => ({
  type: 'obligation.created',
  data: {
    obligation,
    runId,
    original: obligation.bank === undefined ? null : originalOf(run, site, obligation.stack ?? '', obligation.bank),
  },
});

/** On the list of its site, and put back by this run. */
const isPutBackHere = (run: RunState, known: Obligation): boolean =>
  known.status === 'discharged' && known.closedBy === run.runId;

/** A bank that an earlier run had put back, and that a hand was at, or an eye, in this one. */
const isTouchedSince = (run: RunState, { status, kind, id }: Obligation): boolean =>
  status === 'discharged' && kind === 'bank' && (run.facts.has(id) || run.facts.has(`${id}/moved`));

/** The obligations that what is known now discharges. Nothing is discharged by a click alone on a bank: its switches were tapped. */
export function discharged(run: RunState, site: SiteState, stepId: string): readonly SiteEventBody[] {
  return [...site.obligations.values()]
    .filter((obligation) => obligation.status === 'open' && isBack(run, site, obligation))
    .map((obligation) => ({ type: 'obligation.discharged', data: { id: obligation.id, runId: run.runId, stepId } }));
}

/**
 * A torn unit stays on the list of its site, whatever becomes of the run: only a rescue may touch it (SI-25). So does one that still
 * wrote when the run was ended, one that said itself that it is half written, also where a person had taken it off the list, and one that did
 * not come up when it was last on.
 */
export function tornUnits(run: RunState, site: SiteState): readonly SiteEventBody[] {
  const left = run.status === 'ended' ? [...writingStacks(run), ...halfWritten(run), ...notComeUp(run)] : [];
  return everyTag(run.plan)
    .filter((stack) => valueOf(run, `${stack}/flash`) === 'torn' || left.includes(stack))
    .filter((stack) => site.obligations.get(`${stack}/unit`)?.status !== 'open')
    .map((stack) => ({
      type: 'obligation.created',
      data: { obligation: { id: `${stack}/unit`, kind: 'unit', stack }, runId: run.runId, original: null },
    }));
}

/**
 * Whatever wrote, and whoever asked for it, the stacks may carry two versions from then on (SI-35); so they may where one of them is, by this
 * run, on the list for a unit that may have been written.
 */
export function versionsMayDiffer(run: RunState, { obligations }: SiteState): readonly SiteEventBody[] {
  const known = obligations.get('versions');
  const isListed =
    known !== undefined && (known.status === 'open' || known.runId === run.runId || known.closedBy === run.runId);
  const units = [...obligations.values()].some(
    (one) => one.kind === 'unit' && one.status === 'open' && one.runId === run.runId,
  );
  if (isListed || !(units || flashed(run))) return [];
  const obligation = { id: 'versions', kind: 'versions' } as const;
  return [{ type: 'obligation.created', data: { obligation, runId: run.runId, original: null } }];
}

/** What was put back, and is not back by what this run knows since: it is on the list again (SI-11). */
export const openAgain = (run: RunState, site: SiteState): readonly SiteEventBody[] =>
  [...site.obligations.values()]
    .filter((known) => (isPutBackHere(run, known) || isTouchedSince(run, known)) && !isBack(run, site, known))
    .map((known) => opened(run, site, specOf(known), known.runId));

/** A bank that was in doubt is so no more once it was put back. */
const specOf = ({ id, kind, stack, bank }: Obligation): ObligationSpec => ({
  ...{ id, kind },
  ...(stack === undefined ? {} : { stack }),
  ...(bank === undefined ? {} : { bank }),
});

/** Of a bank that was seen elsewhere than noted nobody has said yet which is right: a later run asks before it moves it (SI-36). */
export function banksInDoubt(run: RunState, site: SiteState): readonly SiteEventBody[] {
  const bank = run.plan.slice.detections[0]?.bank;
  if (bank === undefined) return [];
  return everyTag(run.plan).flatMap((stack) => {
    const [id, doubt] = [`${stack}/${bank}`, doubtOf(run, site, stack, bank)];
    if (doubt === undefined || site.obligations.get(id)?.status === 'open') return [];
    const obligation = { id, kind: 'bank', stack, bank, inDoubt: true } as const;
    return [{ type: 'obligation.created', data: { obligation, runId: run.runId, original: doubt.noted } } as const];
  });
}

/** What can only be put back with the stacks that were left out: the set is in service without it, and it stays open at the site (SI-11, SI-35). */
function waitsForTheRest(run: RunState, { kind, stack, bank, original }: Obligation): boolean {
  const left = leftOutTags(run.plan);
  if (left.length === 0) return false;
  if (kind === 'links' || kind === 'versions' || kind === 'member') return true;
  if (stack === undefined || left.includes(stack)) return stack !== undefined;
  return bank === run.plan.slice.addressing.bank && original !== addressPattern(run, stack, bank);
}

/** What this run is still to put back before it ends: open, and not waiting for stacks that were left out. */
export const stillToPutBack = (run: RunState, site: SiteState): readonly Obligation[] =>
  [...site.obligations.values()].filter(
    (obligation) => obligation.status === 'open' && !waitsForTheRest(run, obligation),
  );

/** The set is in service on all its links. */
const inServiceAgain = (run: RunState, orderOf: (key: string) => number): boolean =>
  orderOf('site/links-plugged') > orderOf('site/links-in-hand') &&
  orderOf('site/breakers-closed') > orderOf('site/locks') &&
  valueOf(run, 'site/breakers-closed') === run.plan.site.breakers.length;

/** A hand is asked to move it at this moment, and may have: what was tapped before says nothing of where it stands. */
const beingMoved = (run: RunState, { stack, bank }: Obligation): boolean =>
  run.steps.open().some((step) => step.step === 'move-bank' && step.stack === stack && step.params.bank === bank);

/** Where a bank on the list is to stand. The address a member of a smaller set was given is not how the site was found. */
function putBackTo(run: RunState, site: SiteState, { stack, bank, original }: Obligation): string | null {
  const kept = run.plan.apart === undefined ? null : original;
  return kept ?? originalOf(run, site, stack ?? '', bank ?? '');
}

function isBack(run: RunState, site: SiteState, obligation: Obligation): boolean {
  const orderOf = (key: string): number => run.facts.get(key)?.order ?? 0;
  switch (obligation.kind) {
    case 'unit':
      return false;
    case 'member':
      return tags(run.plan).includes(obligation.stack ?? '') && inServiceAgain(run, orderOf);
    case 'bank': {
      const place = `${obligation.stack}/${obligation.bank}`;
      const wanted = putBackTo(run, site, obligation);
      // Between the last move and the tap nobody knows where the switches stand.
      return (
        wanted !== null &&
        !beingMoved(run, obligation) &&
        orderOf(place) > orderOf(`${place}/moved`) &&
        (orderOf(`${place}/moved`) > 0 || obligation.runId !== run.runId) &&
        valueOf(run, place) === wanted
      );
    }
    case 'versions':
      if (run.plan.apart !== undefined) return false;
      if (obligation.runId === run.runId && neverWritten(run)) return true;
      return updatesNothing(run)
        ? sameVersionsRead(run) && readSinceWritten(run)
        : tags(run.plan).every((tag) => valueOf(run, `${tag}/passed`) === true);
    case 'links':
      return (
        run.plan.apart === undefined &&
        orderOf('site/links-plugged') > orderOf('site/links-in-hand') &&
        valueOf(run, 'site/links-plugged') === tags(run.plan).length - 1
      );
    case 'breakers':
      return (
        orderOf('site/breakers-closed') > orderOf('site/locks') &&
        valueOf(run, 'site/breakers-closed') === run.plan.site.breakers.length
      );
    case 'inverters':
      return onlyParked(run, obligation)
        ? invertersBack(run)
        : run.plan.site.inverters.every(({ id }) => isBackAtWork(run, id));
    case 'sources':
      return onlyParked(run, obligation)
        ? sourcesBack(run)
        : run.plan.site.sources.every(({ id }) => valueOf(run, `source/${id}`) === 'on');
  }
}

/** What a stack that was written carries was read after it. */
const readSinceWritten = (run: RunState): boolean =>
  tags(run.plan).length < 2 ||
  [...run.reached].every((tag) => {
    const written = run.facts.get(`${tag}/flash`)?.order ?? -1;
    return [...run.facts].some(([key, { order }]) => key.startsWith(`${tag}/before/`) && order > written);
  });

/** The tool never began at any stack of this run: the versions are as they were found. A hold time is only waited after a write. */
const neverWritten = (run: RunState): boolean =>
  !flashed(run) && tags(run.plan).every((tag) => !run.facts.has(`${tag}/waited/hold`));

/** On the way back from a half-done park, what this run had not come to yet stands as it was. */
const onlyParked = (run: RunState, { runId }: Obligation): boolean => runId === run.runId && run.wayBack === 'unpark';

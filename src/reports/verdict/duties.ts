import { leftOutTags, type Obligation, type ObligationSpec, type RunState, type SiteState } from '../../orchestrator';
import { obligationName } from '../plan/names';
import type { Wording } from '../wording';

/** Something of the site that was to be put back. `back`: what this run's own evidence says; null where it never touched it. */
export interface DutyLine {
  readonly id: string;
  readonly what: string;
  readonly original: string | null;
  readonly back: boolean | null;
  readonly status: Obligation['status'];
  readonly why: string;
  readonly fromThisRun: boolean;
}

/** What this run opened, and whatever else of the site is open. */
export function dutyLines(run: RunState, site: SiteState, { say, machine }: Wording): readonly DutyLine[] {
  const own = ownSpecs(run).map((spec) => lineOf({ run, site, say, machine }, spec, true));
  const known = new Set(own.map(({ id }) => id));
  const others = [...site.obligations.values()].filter(
    ({ id, status, runId }) => !known.has(id) && (status === 'open' || runId === run.runId),
  );
  return [...own, ...others.map((spec) => lineOf({ run, site, say, machine }, spec, spec.runId === run.runId))];
}

/** Duties of the steps that came up, each once, and of units that did not come back. */
function ownSpecs(run: RunState): readonly ObligationSpec[] {
  const specs = run.plan.steps
    .filter(({ id }) => !['pending', 'skipped'].includes(run.steps.get(id)?.status ?? 'pending'))
    .flatMap(({ creates }) => creates);
  const left = leftOutTags(run.plan).map((stack) => ({ id: `${stack}/member`, kind: 'member' as const, stack }));
  const torn = run.plan.site.stacks
    .filter(({ tag }) => run.facts.get(`${tag}/flash`)?.value === 'torn')
    .map(({ tag }) => ({ id: `${tag}/unit`, kind: 'unit' as const, stack: tag }));
  return [...new Map([...specs, ...torn, ...left].map((spec) => [spec.id, spec])).values()];
}

interface Told {
  readonly run: RunState;
  readonly site: SiteState;
  readonly say: Wording['say'];
  readonly machine: Wording['machine'];
}

function lineOf({ run, site, say, machine }: Told, spec: ObligationSpec, fromThisRun: boolean): DutyLine {
  const kept = site.obligations.get(spec.id);
  const original = originalOf(run, site, spec);
  const back = isBack(run, spec, original);
  return {
    id: spec.id,
    what: obligationName(run.plan, spec, say),
    original,
    back,
    status: kept?.status ?? (back === true ? 'discharged' : 'open'),
    why: machine(kept?.why ?? ''),
    fromThisRun,
  };
}

/** As found, or by the correction plan that replaced it (SI-09), as decided where the note was wrong (SI-36), or as an earlier run recorded it. */
function originalOf(run: RunState, site: SiteState, { id, stack = '', bank = '' }: ObligationSpec): string | null {
  const corrected = run.deviations.some(({ guard }) => guard === 'SI-09') && bank === run.plan.slice.addressing.bank;
  const address = String(run.plan.site.stacks.find(({ tag }) => tag === stack)?.address);
  const { label, patterns } = run.plan.banks.find((candidate) => candidate.id === bank) ?? {};
  const planned = patterns?.find(({ key }) => key === address)?.pattern;
  const found = run.facts.get(`${stack}/as-found/${bank}`)?.value;
  const kept = site.obligations.get(id);
  if (corrected && planned !== undefined) return planned;
  const decided = run.deviations.findLast(
    ({ what }) => what.id === 'hold.noted-or-seen' && what.params.stack === stack && what.params.bank === label,
  );
  if (decided !== undefined) return String(decided.what.params.seen);
  const owed =
    kept !== undefined && kept.runId !== run.runId && (kept.status === 'open' || kept.closedBy === run.runId);
  if (owed && kept.original !== null) return kept.original;
  return typeof found === 'string' ? found : (site.obligations.get(id)?.original ?? null);
}

function isBack(run: RunState, spec: ObligationSpec, original: string | null): boolean | null {
  const { site } = run.plan;
  const is = (key: string, value: unknown): boolean => run.facts.get(key)?.value === value;
  const after = (later: string, earlier: string): boolean =>
    (run.facts.get(later)?.order ?? 0) > (run.facts.get(earlier)?.order ?? 0);
  switch (spec.kind) {
    case 'bank': {
      const place = `${spec.stack}/${spec.bank}`;
      if (!run.facts.has(place) && !run.facts.has(`${place}/moved`)) return null;
      return original !== null && after(place, `${place}/moved`) && is(place, original);
    }
    case 'links':
      if (run.plan.apart !== undefined) return false;
      return after('site/links-plugged', 'site/links-in-hand') && is('site/links-plugged', site.stacks.length - 1);
    case 'breakers':
      return after('site/breakers-closed', 'site/locks') && is('site/breakers-closed', site.breakers.length);
    case 'inverters':
      return site.inverters.every(
        ({ id }) => is(`inverter/${id}`, 'running') && !is(`inverter/${id}/sees-battery`, false),
      );
    case 'sources':
      return site.sources.every(({ id }) => is(`source/${id}`, 'on'));
    case 'versions':
      if (run.plan.apart !== undefined) return false;
      return run.plan.steps.some(({ step }) => step === 'pass-stack')
        ? site.stacks.every(({ tag }) => is(`${tag}/passed`, true))
        : null;
    case 'member':
      return run.plan.site.stacks.some(({ tag }) => tag === spec.stack) && after('site/breakers-closed', 'site/locks');
    case 'unit':
      return !is(`${spec.stack}/flash`, 'torn');
  }
}

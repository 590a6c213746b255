import type { KnownFact, RunState } from '../../orchestrator';
import { masterOf } from '../../stacks';

export interface StackReading {
  readonly stack: string;
  readonly value: number | null;
  readonly by: string;
  readonly atMs: number;
}

/** Volts of each stack alone, how far they stand apart, and what they were judged by. */
export interface VoltsLine {
  readonly readings: readonly (StackReading & { readonly meter: string })[];
  readonly spreadVolts: number | null;
  readonly limitVolts: number | null;
  readonly limitSource: string;
  readonly within: boolean;
}

/** Amps of each stack while the set was charged or discharged, and its share of the mean. */
export interface ShareLine {
  readonly mode: 'charging' | 'discharging';
  readonly readings: readonly (StackReading & { readonly percentOfMean: number | null })[];
  readonly tolerancePercent: number;
  readonly within: boolean;
}

export interface CountLine {
  readonly stack: string;
  readonly of: 'alone' | 'set';
  readonly first: number | null;
  readonly again: number | null;
  readonly wanted: number;
}

const numberOf = (fact: KnownFact | undefined): number | null => (typeof fact?.value === 'number' ? fact.value : null);

function readings(run: RunState, what: string): readonly StackReading[] {
  return run.plan.site.stacks.flatMap(({ tag }) => {
    const fact = run.facts.get(`${tag}/${what}`);
    return fact === undefined ? [] : [{ stack: tag, value: numberOf(fact), by: fact.by, atMs: fact.at.wallMs }];
  });
}

const values = (list: readonly StackReading[]): readonly number[] =>
  list.flatMap(({ value }) => (value === null ? [] : [value]));

/** The volts that were read for joining; null where the plan joins nothing. */
export function voltsLine(run: RunState): VoltsLine | null {
  if (!run.plan.steps.some(({ params }) => params.quantity === 'volts')) return null;
  const found = readings(run, 'volts').map((reading) => ({
    ...reading,
    meter: String(run.facts.get(`${reading.stack}/meter`)?.value ?? ''),
  }));
  const volts = values(found);
  const complete = volts.length === run.plan.site.stacks.length;
  const spreadVolts = volts.length === 0 ? null : Math.round((Math.max(...volts) - Math.min(...volts)) * 1000) / 1000;
  const { volts: limitVolts, source: limitSource } = joinLimit(run);
  const oneMeter = new Set(found.map(({ meter }) => meter.trim().toLowerCase())).size === 1;
  const within = complete && oneMeter && spreadVolts !== null && limitVolts !== null && spreadVolts <= limitVolts;
  return { readings: found, spreadVolts, limitVolts, limitSource, within };
}

function joinLimit({ facts, plan }: RunState): { readonly volts: number | null; readonly source: string } {
  const entered = facts.get('site/join-limit');
  const volts = numberOf(entered);
  if (entered !== undefined && volts !== null) return { volts, source: `entered on site by ${entered.by}` };
  const { joinLimit: ofSite } = plan.site;
  if (ofSite !== null) return { volts: ofSite.volts, source: `${ofSite.standing}: ${ofSite.source}` };
  const ofProduct = plan.slice.matching.maxDeltaVolts;
  return ofProduct.standing === 'stated'
    ? { volts: ofProduct.value, source: `stated: ${ofProduct.source}` }
    : { volts: null, source: 'not known' };
}

/** The share test, for each direction that the plan has. */
export function shareLines(run: RunState): readonly ShareLine[] {
  return (['charging', 'discharging'] as const).flatMap((mode) => {
    const quantity = `amps-${mode}` as const;
    if (!run.plan.steps.some(({ params }) => params.quantity === quantity)) return [];
    const found = readings(run, quantity);
    const signed = values(found);
    const oneWay = signed.every((value) => Math.sign(value) === Math.sign(signed[0] ?? 0));
    const amps = signed.map(Math.abs);
    const mean = amps.reduce((sum, value) => sum + value, 0) / Math.max(1, amps.length);
    const share = (value: number | null): number | null =>
      value === null || mean === 0 ? null : Math.round((Math.abs(value) / mean) * 100);
    const tolerancePercent = run.plan.site.shareTolerancePercent;
    const even = amps.every((value) => Math.abs(value - mean) <= (tolerancePercent / 100) * mean);
    const within = amps.length === run.plan.site.stacks.length && mean >= 1 && even && oneWay;
    return [
      {
        mode,
        readings: found.map((reading) => ({ ...reading, percentOfMean: share(reading.value) })),
        tolerancePercent,
        within,
      },
    ];
  });
}

/** Every count that the plan asks for, alone and of the whole set; one that nothing asked for on site is none. */
export function countLines(run: RunState): readonly CountLine[] {
  const { steps, site } = run.plan;
  return steps
    .filter(
      ({ id, step, params }) =>
        step === 'accept-count' && (params.onlyIf === undefined || run.steps.get(id)?.status === 'done'),
    )
    .map(({ stack = masterOf(site).tag, params }) => {
      const of = params.counted === 'set' ? ('set' as const) : ('alone' as const);
      const at = (name: string): number | null => numberOf(run.facts.get(`${stack}/count-${name}`));
      return { stack, of, first: at(of), again: at(`${of}-again`), wanted: of === 'set' ? site.stacks.length : 1 };
    });
}

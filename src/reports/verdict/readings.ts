import type { KnownFact, RunState } from '../../orchestrator';
import { type Message, message } from '../../kernel';
import type { Wording } from '../wording';

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
export function voltsLine(run: RunState, { text }: Wording): VoltsLine | null {
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
  return { readings: found, spreadVolts, limitVolts, limitSource: text(limitSource), within };
}

interface JoinLimit {
  readonly volts: number | null;
  readonly source: Message;
  /** What is said of a limit that is not the maker's. */
  readonly borrowed?: Message;
}

function joinLimit({ facts, plan }: RunState): JoinLimit {
  const entered = facts.get('site/join-limit');
  const limit = numberOf(entered);
  if (entered !== undefined && limit !== null) {
    const { by } = entered;
    const source = message('report.entered-by', { by });
    return { volts: limit, source, borrowed: message('report.join-limit-entered', { limit, by }) };
  }
  const ofSite = plan.site.joinLimit;
  if (ofSite !== null) return founded(ofSite.volts, ofSite);
  const ofProduct = plan.slice.matching.maxDeltaVolts;
  if (ofProduct.standing !== 'stated') return { volts: null, source: message('print.not-known') };
  return founded(ofProduct.value, ofProduct);
}

function founded(volts: number, { standing, source }: { standing: string; source: string }): JoinLimit {
  const said = message('report.limit-source', { standing, source });
  if (standing === 'stated') return { volts, source: said };
  return { volts, source: said, borrowed: message('report.join-limit', { limit: volts, standing, source }) };
}

/** The limit of another maker or of a person that stacks were joined by; undefined where there is none. */
export const borrowedLimit = (run: RunState): Message | undefined => joinLimit(run).borrowed;

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

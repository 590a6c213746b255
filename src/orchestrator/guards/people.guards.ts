import { accepts, ageMs, message } from '../../kernel';
import { LOW_VOLTAGE_LIMIT_VOLTS } from '../../stacks';
import { DARK_VOLTS } from '../flash-state';
import {
  factOf,
  ageOf,
  joinLimit,
  linksAreIn,
  MINUTE,
  numberAt,
  others,
  stacksWhere,
  value,
  type Guard,
  type Objection,
} from './guard';
import { indexOf } from '../plan-index';
import type { KnownFact } from '../run-state';
import { everyTag, paceOf, tags, type StepContext } from '../step';

const quiet = (c: StepContext): number => c.run.plan.slice.quietAmps.value ?? 1;

function danger(c: StepContext): Objection | undefined {
  return c.run.danger === undefined ? undefined : { because: message('hold.danger') };
}

/** The procedures, words and tools are for the 48 V class: another class, or none stated, is never led (SI-07). */
function lowVoltage(c: StepContext): Objection | undefined {
  const { voltageClass } = c.run.plan.slice;
  const low = voltageClass.standing === 'stated' && voltageClass.value.maximumVolts <= LOW_VOLTAGE_LIMIT_VOLTS;
  return low ? undefined : { because: message('hold.high-voltage') };
}

function parked(c: StepContext): Objection | undefined {
  const { inverters, sources } = c.run.plan.site;
  const running = inverters.filter((inverter) => value(c, `inverter/${inverter.id}`) !== 'parked');
  if (running.length > 0) {
    const names = running.map((inverter) => inverter.id);
    return {
      because: message('hold.not-parked', { what: names.join(', ') }),
      reask: names.map((id) => `inverter/${id}`),
    };
  }
  const pushing = inverters.filter((inverter) => Math.abs(numberAt(c, `inverter/${inverter.id}/watts`) ?? 0) > 100);
  if (pushing.length > 0) {
    const names = pushing.map((inverter) => inverter.id);
    return {
      because: message('hold.inverter-pushes', { what: names.join(', ') }),
      reask: names.flatMap((id) => [`inverter/${id}`, `inverter/${id}/watts`]),
    };
  }
  const on = sources.filter((source) => value(c, `source/${source.id}`) !== 'off');
  return on.length === 0
    ? undefined
    : {
        because: message('hold.source-on', { what: on.map((source) => source.id).join(', ') }),
        reask: on.map((source) => `source/${source.id}`),
      };
}

/** The current of each stack was read twice, 60 s apart, and both times nothing flowed; for a breaker the reading is fresh. */
function noCurrent(c: StepContext): Objection | undefined {
  const notParked = parked(c);
  if (notParked !== undefined) return notParked;
  const flowing = stacksWhere(c, (tag) =>
    ['amps', 'amps-again'].some(
      (which) => Math.abs(numberAt(c, `${tag}/${which}`) ?? Number.POSITIVE_INFINITY) > quiet(c),
    ),
  );
  if (flowing.length > 0) {
    return {
      because: message('hold.current-flows', { stacks: flowing.join(', '), amps: quiet(c) }),
      reask: ampsAgain(c, flowing),
    };
  }
  return undefined;
}

/** The minute between both readings runs anew, and after it every stack is read: one minute for the whole set. */
const ampsAgain = (c: StepContext, stacks: readonly string[]): readonly string[] => [
  'site/waited/amps',
  ...stacks.map((tag) => `${tag}/amps`),
  ...tags(c.run.plan).map((tag) => `${tag}/amps-again`),
];

/** Between the two readings of a stack a wait of 60 s has run to its end: what starts by itself has had its time. */
function twoReadings(c: StepContext): Objection | undefined {
  const waited = factOf(c, 'site/waited/amps');
  const long = typeof waited?.value === 'number' && waited.value >= 60;
  const order = (key: string): number => factOf(c, key)?.order ?? 0;
  const near = stacksWhere(c, (tag) => {
    if (waited === undefined || !long) return true;
    return order(`${tag}/amps`) > waited.order || order(`${tag}/amps-again`) < waited.order;
  });
  return near.length === 0
    ? undefined
    : { because: message('hold.readings-too-near', { stacks: near.join(', ') }), reask: ampsAgain(c, near) };
}

/** SI-44 for SI-02: the second reading is at most ten minutes old when a breaker is to be opened. */
function ampsFresh(c: StepContext): Objection | undefined {
  const old = stacksWhere(c, (tag) => {
    const reading = factOf(c, `${tag}/amps-again`);
    return reading !== undefined && ageOf(c, reading) > 10 * MINUTE;
  });
  if (old.length === 0) return undefined;
  return {
    because: message('hold.reading-old', { stacks: old.join(', ') }),
    reask: old.map((tag) => `${tag}/amps-again`),
    stale: true,
  };
}

function locked(c: StepContext): Objection | undefined {
  const wanted = c.run.plan.site.breakers.length;
  const locks = numberAt(c, 'site/locks');
  const closed = factOf(c, 'site/breakers-closed');
  if (closed !== undefined && closed.order > (factOf(c, 'site/locks')?.order ?? 0)) return undefined;
  if (locks === wanted) return undefined;
  return { because: message('hold.locks-missing', { found: locks ?? 'no' }), reask: ['site/locks'] };
}

/** At most one stack is on from isolation to the last flash; everything lit counts as on. */
function onlyOneOn(c: StepContext): Objection | undefined {
  if (linksAreIn(c) || c.run.plan.site.dcJoin === 'perStackDisconnect') return undefined;
  const lit = others(c).filter((tag) => value(c, `${tag}/power`) !== 'off');
  return lit.length === 0
    ? undefined
    : {
        because: message('hold.another-is-on', { stacks: lit.join(', ') }),
        reask: lit.map((tag) => `@${tag}/switch-off`),
      };
}

/** Volts guard people: read by the machine, or typed by a person who measured; never a click, never what was shown before. */
const measured = (fact: KnownFact | undefined): boolean =>
  typeof fact?.value === 'number' && accepts([['E4'], ['E3'], ['E2']], fact.evidence);

/** From the first to the last reading of the set; after power-off they stay good for a while, because no current can flow (SI-05). */
function windowOf(c: StepContext, readings: readonly { readonly fact: KnownFact | undefined }[]): number {
  const inOrder = readings.flatMap(({ fact }) => fact ?? []).sort((a, b) => a.order - b.order);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  return first === undefined || last === undefined ? 0 : ageMs(first.at, last.at) * paceOf(c.run.plan);
}

function voltsKnown(c: StepContext): Objection | undefined {
  const live = others(c).some((tag) => value(c, `${tag}/power`) !== 'off');
  const judged = c.step.step === 'accept-volts';
  if ((!live && !judged) || tags(c.run.plan).length < 2) return undefined;
  const limit = joinLimit(c);
  if (limit === undefined) return { because: message('hold.no-join-limit'), reask: ['site/join-limit'] };
  const readings = tags(c.run.plan).map((tag) => ({
    tag,
    fact: factOf(c, `${tag}/volts`),
    meter: value(c, `${tag}/meter`),
  }));
  const missing = readings.filter(({ fact }) => !measured(fact)).map(({ tag }) => tag);
  if (missing.length > 0) return { because: message('hold.volts-missing', { stacks: missing.join(', ') }), redo: true };
  const dead = readings.filter(({ fact }) => Number(fact?.value) <= DARK_VOLTS).map(({ tag }) => tag);
  if (dead.length > 0) return { because: message('hold.no-volts', { stacks: dead.join(', ') }), redo: true };
  if (new Set(readings.map(({ meter }) => String(meter).toLowerCase())).size > 1)
    return { because: message('hold.mixed-meters'), redo: true };
  if (windowOf(c, readings) > 60 * MINUTE) return { because: message('hold.volts-old'), redo: true, stale: true };
  const volts = readings.map(({ fact }) => Number(fact?.value));
  const spread = Math.round((Math.max(...volts) - Math.min(...volts)) * 1000) / 1000;
  if (spread <= limit) return undefined;
  return {
    redo: true,
    because: message('hold.volts-apart', {
      spread,
      limit,
      low: readings.find(({ fact }) => fact?.value === Math.min(...volts))?.tag ?? '',
    }),
  };
}

/**
 * A stack that is off can drift by itself: an hour after the last of the set was measured the volts are nobody's proof of a join (SI-05). A set
 * that has been on together since, and whose amps were read there, is known to be near again from then on.
 */
function voltsFresh(c: StepContext): Objection | undefined {
  const set = tags(c.run.plan);
  const of = (what: string): readonly KnownFact[] => set.flatMap((tag) => factOf(c, `${tag}/${what}`) ?? []);
  const newest = latest(of('volts'));
  if (!linksAreIn(c) || set.length < 2 || newest === undefined) return undefined;
  const amps = of('amps').filter(({ order, value: read }) => order > newest.order && typeof read === 'number');
  const known = amps.length === set.length ? (latest(amps) ?? newest) : newest;
  return ageOf(c, known) > 60 * MINUTE
    ? { because: message('hold.volts-from-before'), redo: true, stale: true }
    : undefined;
}

const latest = (facts: readonly KnownFact[]): KnownFact | undefined =>
  [...facts].sort((a, b) => a.order - b.order).at(-1);

/** SI-05, second half: a clunk and a current after a power-on means that the stacks work against each other. */
function noCurrentAfterJoin(c: StepContext): Objection | undefined {
  if (!linksAreIn(c) || value(c, 'site/demand') !== undefined) return undefined;
  const on = stacksWhere(c, (tag) => value(c, `${tag}/power`) === 'on');
  const flowing = on.filter((tag) => Math.abs(numberAt(c, `${tag}/amps`) ?? 0) > Math.max(5, quiet(c)));
  if (flowing.length > 0) return { because: message('hold.current-between-stacks', { stacks: flowing.join(', ') }) };
  const unread = on.filter((tag) => {
    const amps = factOf(c, `${tag}/amps`);
    return amps?.value === null && amps.order > (factOf(c, `${tag}/power`)?.order ?? 0);
  });
  return unread.length === 0
    ? undefined
    : {
        because: message('hold.amps-not-read', { stacks: unread.join(', ') }),
        reask: unread.map((tag) => `${tag}/amps`),
      };
}

/** What is touched must be dark, on every port, with every lamp out. */
function dark(c: StepContext): Objection | undefined {
  const live =
    c.step.params.bank !== undefined &&
    c.run.plan.banks.find((bank) => bank.id === c.step.params.bank)?.effective === 'live';
  if (live) return undefined;
  const affected = c.step.stack === undefined ? everyTag(c.run.plan) : [c.step.stack];
  const lit = affected.filter((tag) => value(c, `${tag}/power`) !== 'off');
  if (lit.length === 0) return undefined;
  return {
    because: message(
      lit.some((tag) => value(c, `${tag}/power`) === 'half-on') ? 'hold.lit-with-zeros' : 'hold.still-lit',
      { stacks: lit.join(', ') },
    ),
    reask: lit.map((tag) => `@${tag}/switch-off`),
  };
}

/** With every stack off and every breaker open nothing may hold the busbar (SI-06: a value, no promise). One that is lit holds it rightly. */
function busbarQuiet(c: StepContext): Objection | undefined {
  const busbar = factOf(c, 'site/busbar');
  if (busbar === undefined || everyTag(c.run.plan).some((tag) => value(c, `${tag}/power`) === 'on')) return undefined;
  if (typeof busbar.value !== 'number') return { because: message('hold.busbar-not-read'), reask: ['site/busbar'] };
  if (Math.abs(busbar.value) <= DARK_VOLTS) return undefined;
  const stacks = everyTag(c.run.plan);
  return {
    because: message('hold.busbar-live', { volts: busbar.value, limit: DARK_VOLTS }),
    reask: [...stacks.map((tag) => `@${tag}/switch-off`), 'site/busbar'],
    doubts: stacks.map((tag) => `${tag}/power`),
  };
}

/** Seen at a step behind this one, which was taken back to be done again: the steps behind that look go by it, and can ask for it. */
function wasSeenBehind({ run, step }: StepContext, { stepId }: KnownFact): boolean {
  const { places } = indexOf(run.plan.steps);
  return (places.get(stepId) ?? -1) > (places.get(step.id) ?? -1);
}

/** On the way back nothing is written any more: what went out is in nobody's way, and the stacks go off all the same. */
function feeds(c: StepContext): Objection | undefined {
  const { host, network, updater } = c.run.plan.site.feeds;
  const risky = Object.entries({ host, network, updater })
    .filter(([, feed]) => feed === 'backup-panel' || feed === 'unknown')
    .map(([name]) => name);
  if (risky.length > 0) return { because: message('hold.feed-is-switched-off', { what: risky.join(', ') }) };
  const seen = factOf(c, 'site/feeds');
  if (seen === undefined || seen.value === 'on' || c.run.wayBack !== undefined || wasSeenBehind(c, seen))
    return undefined;
  return { because: message(seen.value === 'lost' ? 'hold.feed-lost' : 'hold.feeds-not-seen'), reask: ['site/feeds'] };
}

/** A half-on controller is not on: nothing is done with it, and nobody writes to it. */
function notHalfOn(c: StepContext): Objection | undefined {
  const half = stacksWhere(c, (tag) => value(c, `${tag}/power`) === 'half-on');
  return half.length === 0
    ? undefined
    : {
        because: message('hold.half-on', { stacks: half.join(', ') }),
        // What was read on the half-lit screen was nothing.
        reask: half.flatMap((tag) => [`@${tag}/switch-off`, `@${tag}/switch-on`, `${tag}/code`]),
      };
}

/** A stack of which nobody could see whether it is on is neither on nor off: it is looked at again. */
function powerSeen(c: StepContext): Objection | undefined {
  const { stack } = c.step;
  if (stack === undefined || value(c, `${stack}/power`) !== null) return undefined;
  return { because: message('hold.power-not-seen', { stack }), reask: [`${stack}/power`] };
}

/** The button of a stack that is on switches it off, and one that stayed on has not started anew: it was seen dark first. */
function seenDark(c: StepContext): Objection | undefined {
  const { stack } = c.step;
  if (stack === undefined || value(c, `${stack}/power`) === 'off') return undefined;
  return { because: message('hold.not-seen-dark', { stack }), reask: [`@${stack}/switch-off`] };
}

function litTheRightOne(c: StepContext): Objection | undefined {
  if (c.step.stack === undefined) return undefined;
  const lit = value(c, `${c.step.stack}/lit`);
  const wrong = typeof lit === 'string' && lit !== c.step.stack ? lit : undefined;
  if (wrong === undefined) return undefined;
  return {
    because: message('hold.wrong-stack-lit', { wanted: c.step.stack, found: wrong }),
    reask: [`@${wrong}/switch-off`, `@${c.step.stack}/switch-on`],
  };
}

/** Guards of people: SI-01 to SI-05, SI-07, SI-12, SI-13, SI-33, SI-44. */
export const peopleGuards: readonly Guard[] = [
  { id: 'SI-01', before: 'everything', overridable: false, objection: danger },
  { id: 'SI-07', before: 'everything', overridable: false, objection: lowVoltage },
  { id: 'SI-02', before: ['open-breaker', 'bms-off'], overridable: false, objection: noCurrent },
  { id: 'SI-02', before: ['open-breaker'], overridable: false, objection: twoReadings },
  { id: 'SI-44', before: ['open-breaker'], overridable: false, objection: ampsFresh },
  { id: 'SI-33', before: ['open-breaker', 'bms-off', 'start-flash'], overridable: false, objection: feeds },
  {
    id: 'SI-03',
    before: ['bms-off', 'unplug-link', 'bms-on', 'start-flash', 'plug-link'],
    overridable: false,
    objection: locked,
  },
  { id: 'SI-12', before: ['unplug-link', 'plug-link', 'move-switch'], overridable: false, objection: dark },
  {
    id: 'SI-12',
    before: ['unplug-link', 'plug-link', 'move-switch', 'bms-on'],
    overridable: false,
    objection: busbarQuiet,
  },
  {
    id: 'SI-12',
    before: ['bms-on', 'move-switch', 'connect-tool', 'start-flash', 'accept-count'],
    overridable: false,
    objection: notHalfOn,
  },
  {
    id: 'SI-12',
    before: ['look', 'move-switch', 'connect-tool', 'start-flash', 'accept-code'],
    overridable: false,
    objection: powerSeen,
  },
  { id: 'SI-12', before: ['bms-on'], overridable: false, objection: seenDark },
  {
    id: 'SI-13',
    before: ['look', 'move-switch', 'connect-tool', 'start-flash'],
    overridable: false,
    objection: litTheRightOne,
  },
  { id: 'SI-04', before: ['bms-on', 'start-flash'], overridable: false, objection: onlyOneOn },
  { id: 'SI-05', before: ['accept-volts', 'bms-on'], overridable: false, objection: voltsKnown },
  { id: 'SI-05', before: ['bms-on'], overridable: false, objection: voltsFresh },
  {
    id: 'SI-05',
    before: ['bms-on', 'accept-count', 'precharge', 'close-breaker'],
    overridable: false,
    objection: noCurrentAfterJoin,
  },
];

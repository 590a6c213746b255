import { message } from '../../kernel';
import { stillToPutBack } from '../obligations';
import { tags, type StepContext } from '../step';
import { factOf, numberAt, stacksWhere, value, type Guard, type Objection } from './guard';

/** A run does not end as complete while something of the site is still to be put back (SI-11). */
function nothingOpen(c: StepContext): Objection | undefined {
  if (completes(c) === 'apart') return undefined;
  const open = stillToPutBack(c.run, c.site).map(({ id }) => id);
  return open.length === 0 ? undefined : { because: message('hold.open-obligations', { what: open.join(', ') }) };
}

const completes = (c: StepContext): string => (c.run.plan.procedure === 'leave-parallel' ? 'apart' : 'joined');

/** Every inverter says that it sees the battery, before it is made to work. */
function inverterSees(c: StepContext): Objection | undefined {
  const blind = c.run.plan.site.inverters
    .filter((inverter) => value(c, `inverter/${inverter.id}/sees-battery`) !== true)
    .map((inverter) => inverter.id);
  if (blind.length > 0)
    return {
      because: message('hold.inverter-blind', { what: blind.join(', ') }),
      reask: blind.map((id) => `inverter/${id}/sees-battery`),
    };
  return undefined;
}

/** The inverter sees the battery, and each stack carried its share of a charge and of a discharge (SI-42). */
function inService(c: StepContext): Objection | undefined {
  if (completes(c) === 'apart') return undefined;
  return inverterSees(c) ?? shares(c, 'amps-charging') ?? shares(c, 'amps-discharging') ?? bothWays(c);
}

/** Judged while the current still flows: what is wrong is set and read again then, not when everything is idle. */
function itsShare(c: StepContext): Objection | undefined {
  const objection =
    c.step.params.mode === 'charge' ? shares(c, 'amps-charging') : (shares(c, 'amps-discharging') ?? bothWays(c));
  return objection === undefined ? undefined : { ...objection, redo: true };
}

/** A set that is left apart is left dark: whoever comes next presses nothing by mistake. */
function leftDark(c: StepContext): Objection | undefined {
  if (completes(c) !== 'apart') return undefined;
  const lit = stacksWhere(c, (tag) => value(c, `${tag}/power`) !== 'off');
  return lit.length === 0
    ? undefined
    : {
        because: message('hold.not-left-dark', { stacks: lit.join(', ') }),
        reask: lit.map((tag) => `@${tag}/switch-off`),
      };
}

/** After the breakers closed the set ran for the hold time, and then no stack showed a code. */
function quietSinceClosing(c: StepContext): Objection | undefined {
  const closed = factOf(c, 'site/breakers-closed');
  if (completes(c) === 'apart' || closed === undefined) return undefined;
  const held = factOf(c, 'site/waited/hold');
  const seconds = c.run.plan.route?.holdSeconds ?? 120;
  if (held === undefined || held.order < closed.order || Number(held.value) < seconds)
    return { because: message('hold.not-held-together', { seconds }), reask: ['site/waited/hold'] };
  const unread = stacksWhere(c, (tag) => (factOf(c, `${tag}/code`)?.order ?? 0) < held.order);
  return unread.length === 0
    ? undefined
    : {
        because: message('hold.code-not-since', { stacks: unread.join(', ') }),
        reask: unread.map((tag) => `${tag}/code`),
      };
}

/** Where nothing flows, that the inverter runs and sees the battery was said too soon: it is looked at again. */
const theInverters = (c: StepContext): readonly string[] =>
  c.run.plan.site.inverters.flatMap(({ id }) => [`inverter/${id}`, `inverter/${id}/sees-battery`]);

function shares(c: StepContext, which: 'amps-charging' | 'amps-discharging'): Objection | undefined {
  const amps = tags(c.run.plan).map((tag) => ({ tag, amps: numberAt(c, `${tag}/${which}`) }));
  const missing = amps.filter((reading) => reading.amps === undefined).map((reading) => reading.tag);
  if (missing.length > 0) return { because: message('hold.share-not-read', { stacks: missing.join(', ') }) };
  const against = againstTheOthers(amps);
  if (against.length > 0) return { because: message('hold.share-against', { stacks: against.join(', ') }) };
  const mean = amps.reduce((sum, reading) => sum + Math.abs(reading.amps ?? 0), 0) / amps.length;
  if (mean < 1) return { because: message('hold.no-share-current'), doubts: theInverters(c) };
  const tolerance = c.run.plan.site.shareTolerancePercent / 100;
  const idle = stacksWhere(
    c,
    (tag) => Math.abs(Math.abs(numberAt(c, `${tag}/${which}`) ?? 0) - mean) > tolerance * mean,
  );
  if (idle.length === 0) return undefined;
  return {
    because: message('hold.share-uneven', { stacks: idle.join(', '), percent: c.run.plan.site.shareTolerancePercent }),
  };
}

/** Stacks whose current flows against the rest of the set; which sign means charging is the meter's business. */
function againstTheOthers(
  amps: readonly { readonly tag: string; readonly amps: number | undefined }[],
): readonly string[] {
  const signed = amps.filter((reading) => (reading.amps ?? 0) !== 0);
  const sum = signed.reduce((total, reading) => total + (reading.amps ?? 0), 0);
  return signed.filter((reading) => Math.sign(reading.amps ?? 0) !== Math.sign(sum)).map((reading) => reading.tag);
}

/** A charge and a discharge flow opposite ways; the same sign twice is one test done twice, or a sign that nobody typed. */
function bothWays(c: StepContext): Objection | undefined {
  const same = stacksWhere(c, (tag) => {
    const [charging, discharging] = [numberAt(c, `${tag}/amps-charging`), numberAt(c, `${tag}/amps-discharging`)];
    return charging !== undefined && discharging !== undefined && Math.sign(charging) === Math.sign(discharging);
  });
  return same.length === 0 ? undefined : { because: message('hold.share-one-way', { stacks: same.join(', ') }) };
}

/** Guards of the end: SI-11, SI-42. */
export const endGuards: readonly Guard[] = [
  { id: 'SI-42', before: ['set-demand'], overridable: false, objection: inverterSees },
  { id: 'SI-42', before: ['accept-share'], overridable: false, objection: itsShare },
  { id: 'SI-42', before: ['finish'], overridable: false, objection: inService },
  { id: 'SI-42', before: ['finish'], overridable: false, objection: quietSinceClosing },
  { id: 'SI-42', before: ['finish'], overridable: false, objection: leftDark },
  { id: 'SI-11', before: ['finish'], overridable: false, objection: nothingOpen },
];

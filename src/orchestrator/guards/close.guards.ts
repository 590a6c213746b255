import { message } from '../../kernel';
import { masterOf } from '../../stacks';
import { bankOf, lastKnown } from '../banks';
import { tags, type StepContext } from '../step';
import { otherBankUntouched } from './bank.guards';
import { ageOf, factOf, linksAreIn, MINUTE, numberAt, stacksWhere, type Guard, type Objection } from './guard';

/** Asked before anything is parked too: a set that nobody knows how to bring back is not taken apart. */
function reconnectKnown(c: StepContext): Objection | undefined {
  if (!c.run.plan.steps.some((step) => step.groups.includes('return'))) return undefined;
  return c.run.plan.site.reconnect === 'unknown' ? { because: message('hold.reconnect-unknown') } : undefined;
}

function inServiceBanks(c: StepContext): Objection | undefined {
  const bank = c.run.plan.slice.detections[0]?.bank;
  if (bank === undefined) return undefined;
  const service = bankOf(c.run.plan, bank)
    .patterns.filter(({ use }) => use === 'service')
    .map(({ pattern }) => pattern);
  const left = stacksWhere(c, (tag) => service.includes(lastKnown(c.run, tag, bank) ?? ''));
  return left.length === 0
    ? undefined
    : {
        because: message('hold.service-pattern', { stacks: left.join(', '), bank }),
        reask: left.flatMap((tag) => [`${tag}/${bank}/moved`, `${tag}/${bank}`]),
      };
}

/** Where the product counts its set, it was counted since its links went back and its stacks came on, whatever the procedure says. */
function countAccepted(c: StepContext): Objection | undefined {
  const counts = c.run.plan.slice.detections.some((detection) => detection.id === 'stacks');
  if (!counts || tags(c.run.plan).length < 2 || !linksAreIn(c)) return undefined;
  const count = factOf(c, `${masterOf(c.run.plan.site).tag}/count-set-again`);
  const since = factOf(c, 'site/links-plugged')?.order ?? 0;
  const notCounted = { because: message('hold.not-counted') };
  if (count?.value !== tags(c.run.plan).length || count.order < since) return notCounted;
  // Where the BMS precharge, the set was counted and is dark when its breakers close.
  if (c.run.plan.site.reconnect === 'bmsPrecharges') return undefined;
  const isOnSince = (tag: string): boolean => {
    const power = factOf(c, `${tag}/power`);
    return power?.value === 'on' && count.order > power.order;
  };
  return tags(c.run.plan).every(isOnSince) ? undefined : notCounted;
}

/** Both voltages at the open breaker are known, of one polarity, and near each other, or the way of reconnecting needs none. */
function breakerVolts(c: StepContext): Objection | undefined {
  if (c.run.plan.site.reconnect === 'bmsPrecharges') return undefined;
  for (const { id } of c.run.plan.site.breakers) {
    const battery = numberAt(c, `breaker/${id}/battery`);
    const inverter = numberAt(c, `breaker/${id}/inverter`);
    if (battery === undefined || inverter === undefined)
      return {
        because: message('hold.breaker-volts-missing', { breaker: id }),
        reask: [`breaker/${id}/battery`, `breaker/${id}/inverter`],
      };
    if (battery < 0 || inverter < 0)
      return {
        because: message('hold.polarity', { breaker: id }),
        reask: [`breaker/${id}/battery`, `breaker/${id}/inverter`],
      };
    const apart = Math.round(Math.abs(battery - inverter) * 100) / 100;
    if (apart > 3)
      return {
        because: message('hold.breaker-volts-apart', { breaker: id, apart }),
        reask: [`breaker/${id}/precharged`, `breaker/${id}/inverter`],
      };
  }
  return undefined;
}

/** SI-44 for SI-41: capacitors lose their charge in minutes; both sides were measured a moment ago, or they are measured again. */
function breakerVoltsFresh(c: StepContext): Objection | undefined {
  if (c.run.plan.site.reconnect === 'bmsPrecharges') return undefined;
  const old = c.run.plan.site.breakers
    .filter(({ id }) =>
      ['battery', 'inverter'].some((side) => {
        const reading = factOf(c, `breaker/${id}/${side}`);
        return reading !== undefined && ageOf(c, reading) > 5 * MINUTE;
      }),
    )
    .map(({ id }) => id);
  if (old.length === 0) return undefined;
  return {
    because: message('hold.breaker-reading-old', { breakers: old.join(', ') }),
    reask: old.flatMap((id) => [`breaker/${id}/battery`, `breaker/${id}/precharged`, `breaker/${id}/inverter`]),
    stale: true,
  };
}

/** No inverter starts on a set of which a breaker still stands open; where none was opened, none is counted. */
function allClosed(c: StepContext): Objection | undefined {
  const wanted = c.run.plan.site.breakers.length;
  const closed = numberAt(c, 'site/breakers-closed');
  if (factOf(c, 'site/locks') === undefined || closed === wanted) return undefined;
  return {
    because: message('hold.breakers-not-closed', { found: closed ?? '?', wanted }),
    reask: ['site/breakers-closed'],
  };
}

/** The precharge joins both sides of the breaker by its resistor: the battery side is known, and not turned. */
function batterySideKnown(c: StepContext): Objection | undefined {
  const breaker = c.step.params.breaker ?? '';
  const battery = numberAt(c, `breaker/${breaker}/battery`);
  if (battery !== undefined && battery >= 0) return undefined;
  return {
    because: message(battery === undefined ? 'hold.breaker-volts-missing' : 'hold.polarity', { breaker }),
    reask: [`breaker/${breaker}/battery`],
  };
}

/** Guards of the closing: SI-03, 40, 41, 44. */
export const closeGuards: readonly Guard[] = [
  { id: 'SI-03', before: ['park', 'close-breaker'], overridable: false, objection: reconnectKnown },
  { id: 'SI-40', before: ['precharge', 'close-breaker'], overridable: false, objection: inServiceBanks },
  { id: 'SI-41', before: ['precharge', 'close-breaker'], overridable: false, objection: countAccepted },
  { id: 'SI-41', before: ['precharge', 'close-breaker'], overridable: false, objection: otherBankUntouched },
  { id: 'SI-41', before: ['precharge'], overridable: false, objection: batterySideKnown },
  { id: 'SI-41', before: ['close-breaker'], overridable: false, objection: breakerVolts },
  { id: 'SI-41', before: ['resume-inverter', 'set-demand'], overridable: false, objection: allClosed },
  { id: 'SI-44', before: ['close-breaker'], overridable: false, objection: breakerVoltsFresh },
];

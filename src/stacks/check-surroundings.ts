import type { Problem } from '../kernel';
import type { StackSlice } from './product.slice';
import type { Feed, Site } from './site';

/** The highest voltage for which the procedures are written (SI-07). Volts DC. */
export const LOW_VOLTAGE_LIMIT_VOLTS = 60;

/** Everything around the stacks: voltage class, DC join, breakers, inverters, what feeds the host, time zone. */
export function checkSurroundings(site: Site, slice: StackSlice): Problem[] {
  return [
    ...checkVoltage(slice),
    ...checkDcJoin(site),
    ...checkBreakers(site),
    ...checkLeads(site),
    ...checkFeeds(site),
    ...checkJoinLimit(site, slice),
    ...checkTimeZone(site),
  ];
}

function checkVoltage(slice: StackSlice): Problem[] {
  const fact = slice.voltageClass;
  const stated = fact.standing === 'stated';
  if (stated && fact.value.maximumVolts <= LOW_VOLTAGE_LIMIT_VOLTS) return [];
  return [
    {
      code: 'stacks.high-voltage',
      what: stated ? 'The product is not of the 48 V class.' : 'Nobody states the voltage class of the product.',
      where: 'product',
      value:
        fact.standing === 'unknown' ? fact.reason : `${fact.value.maximumVolts} V (${fact.standing}: ${fact.source})`,
      allowed: `a stated voltage class of at most ${LOW_VOLTAGE_LIMIT_VOLTS} V DC`,
      remedy: 'These procedures, words and tools are for the 48 V class only. Use the procedure of the maker.',
    },
  ];
}

function checkDcJoin(site: Site): Problem[] {
  if (site.dcJoin !== 'unknown') return [];
  return [
    {
      code: 'stacks.dc-join-not-told',
      what: 'It is not told how the stacks meet on the DC side.',
      where: 'dcJoin',
      value: site.dcJoin,
      allowed: 'perStackDisconnect, commonBusbarNoDisconnect',
      remedy: 'Follow the DC cables of each stack: is there a switch of its own, or do all meet on one busbar?',
    },
  ];
}

function checkBreakers(site: Site): Problem[] {
  const known = site.inverters.map((inverter) => inverter.id);
  return site.breakers.flatMap((breaker, index) => {
    if (known.includes(breaker.inverter)) return [];
    return {
      code: 'stacks.breaker-without-inverter',
      what: `Breaker ${breaker.id} belongs to an inverter that the site does not have.`,
      where: `breakers[${index}].inverter`,
      value: breaker.inverter,
      allowed: known.join(', '),
      remedy: 'Follow the cable from the breaker to its inverter and write the id of that inverter.',
    };
  });
}

function checkLeads(site: Site): Problem[] {
  const known = site.stacks.map((stack) => stack.tag);
  return site.inverters.flatMap((inverter, index) => {
    if (known.includes(inverter.leadOn)) return [];
    return {
      code: 'stacks.lead-on-unknown-stack',
      what: `The lead of inverter ${inverter.id} is on a stack that the site does not have.`,
      where: `inverters[${index}].leadOn`,
      value: inverter.leadOn,
      allowed: known.join(', '),
      remedy: 'Follow the inverter lead to its stack and write the tag of that stack.',
    };
  });
}

/** The busbar is dead while all stacks are off; only the updater may hang on the stack that it is updating. */
const DEAD_FEEDS: Readonly<Record<keyof Site['feeds'], readonly Feed[]>> = {
  host: ['backup-panel', 'battery-side', 'unknown'],
  network: ['backup-panel', 'battery-side', 'unknown'],
  updater: ['backup-panel', 'unknown'],
};

function checkFeeds(site: Site): Problem[] {
  const users = ['host', 'network', 'updater'] as const;
  return users.flatMap((user) => {
    const feed = site.feeds[user];
    if (!DEAD_FEEDS[user].includes(feed)) return [];
    return {
      code: 'stacks.feed-is-switched-off',
      what:
        feed === 'unknown'
          ? `It is not told what feeds the ${user}.`
          : `The ${user} goes dark when the battery is switched off.`,
      where: `feeds.${user}`,
      value: feed,
      allowed: user === 'updater' ? 'grid, own-battery, battery-side' : 'grid, own-battery',
      remedy:
        'What feeds this socket if the inverter stops? Move the plug to the grid side, or use a power bank or a UPS.',
    };
  });
}

function checkJoinLimit(site: Site, slice: StackSlice): Problem[] {
  const fact = slice.matching.maxDeltaVolts;
  if (site.joinLimit === null || fact.standing !== 'stated' || site.joinLimit.volts <= fact.value) return [];
  return [
    {
      code: 'stacks.join-limit-above-product',
      what: 'The limit for joining is higher than the product allows.',
      where: 'joinLimit.volts',
      value: `${site.joinLimit.volts} V`,
      allowed: `at most ${fact.value} V (${fact.source})`,
      remedy: 'Enter the limit of the maker or a lower one.',
    },
  ];
}

function checkTimeZone(site: Site): Problem[] {
  if (isTimeZone(site.timeZone)) return [];
  return [
    {
      code: 'stacks.no-such-time-zone',
      what: 'This is not the name of a time zone.',
      where: 'timeZone',
      value: site.timeZone,
      allowed: 'a name of the IANA list, e.g. Europe/Berlin or America/Denver',
      remedy: 'Write continent and city; an offset such as +01:00 does not know summer time.',
    },
  ];
}

function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

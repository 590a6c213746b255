import type { SwitchBank } from '../dip-config';
import type { Problem } from '../kernel';
import type { StackSlice } from './product.slice';
import { MASTER_ADDRESS } from './roles';
import type { Site } from './site';

/** What a plan says aloud but does not refuse: limits that one source draws, and facts that are still asked on site. */
export function siteWarnings(site: Site, slice: StackSlice, banks: readonly SwitchBank[] = []): Problem[] {
  return [
    ...warnOfSoftLimit(site, slice),
    ...warnOfPatterns(site, slice, banks),
    ...warnOfMixture(site),
    ...warnOfModuleCount(site, slice),
    ...warnOfLeads(site),
    ...warnOfMissingBreakers(site),
    ...warnOfReconnect(site),
    ...warnOfJoinLimit(site),
    ...warnOfSources(site),
    ...warnOfLossOfBms(site),
    ...warnOfUpdater(site),
  ];
}

function warnOfSoftLimit(site: Site, slice: StackSlice): Problem[] {
  const soft = slice.units.soft;
  if (soft.standing === 'unknown' || site.stacks.length <= soft.value) return [];
  return [
    {
      code: 'stacks.above-soft-limit',
      what: 'One of the sources knows fewer stacks on one bus.',
      where: 'stacks',
      value: String(site.stacks.length),
      allowed: `${soft.value} (${soft.source})`,
      remedy: 'Ask the maker, and keep the answer with the plan.',
    },
  ];
}

/** A pattern that no document prints: the highest addresses of some products are only a continuation of the table. */
function warnOfPatterns(site: Site, slice: StackSlice, banks: readonly SwitchBank[]): Problem[] {
  const bank = banks.find((candidate) => candidate.id === slice.addressing.bank);
  return site.stacks.flatMap((stack, index) => {
    const pattern = bank?.patterns.find(({ key, use }) => use === 'address' && key === String(stack.address));
    if (pattern === undefined || pattern.standing === 'stated') return [];
    return {
      code: 'stacks.address-pattern-not-stated',
      what: `No document of the maker prints the switch pattern for the address of ${stack.tag}.`,
      where: `stacks[${index}].address`,
      value: `${stack.address} (${pattern.standing}: ${pattern.source})`,
      remedy: 'Ask the maker for the pattern of this address before it is set.',
    };
  });
}

function warnOfMixture(site: Site): Problem[] {
  const first = site.stacks[0];
  const odd = site.stacks.findIndex((stack) => stack.controllerGeneration !== first?.controllerGeneration);
  if (odd < 0) return [];
  return [
    {
      code: 'stacks.mixed-controller-generations',
      what: 'The controllers are not of one generation.',
      where: `stacks[${odd}].controllerGeneration`,
      value: site.stacks.map((stack) => `${stack.tag} ${stack.controllerGeneration}`).join(', '),
      allowed: 'one generation, unless the maker says that they may be mixed',
      remedy: 'Ask the maker whether these generations may work in one set.',
    },
  ];
}

function warnOfModuleCount(site: Site, slice: StackSlice): Problem[] {
  const counts = site.stacks.map((stack) => stack.modules.length);
  if (slice.equalModuleCount.standing !== 'unknown' || new Set(counts).size <= 1) return [];
  return [
    {
      code: 'stacks.module-counts-differ',
      what: 'The stacks do not have the same number of modules, and nobody published whether that is allowed.',
      where: 'stacks',
      value: site.stacks.map((stack) => `${stack.tag} has ${stack.modules.length}`).join(', '),
      remedy: 'Ask the maker, and keep the answer with the plan.',
    },
  ];
}

function warnOfLeads(site: Site): Problem[] {
  const masters = site.stacks.filter((stack) => stack.address === MASTER_ADDRESS).map((stack) => stack.tag);
  const known = site.stacks.map((stack) => stack.tag);
  return site.inverters.flatMap((inverter, index) => {
    if (masters.includes(inverter.leadOn) || !known.includes(inverter.leadOn)) return [];
    return {
      code: 'stacks.lead-not-on-master',
      what: `The lead of inverter ${inverter.id} is not on the master; only the master speaks to an inverter.`,
      where: `inverters[${index}].leadOn`,
      value: inverter.leadOn,
      allowed: masters.join(', '),
      remedy: 'Follow the lead again. If it really is there, the site was not in order before the work.',
    };
  });
}

function warnOfMissingBreakers(site: Site): Problem[] {
  const served = site.breakers.map((breaker) => breaker.inverter);
  return site.inverters.flatMap((inverter, index) => {
    if (served.includes(inverter.id)) return [];
    return {
      code: 'stacks.inverter-without-breaker',
      what: `No battery breaker is listed for inverter ${inverter.id}.`,
      where: `inverters[${index}].id`,
      value: inverter.id,
      allowed: 'at least one breaker for each inverter',
      remedy: 'Look for the breaker of this inverter; it is often on another wall.',
    };
  });
}

function warnOfReconnect(site: Site): Problem[] {
  if (site.reconnect !== 'unknown') return [];
  return [
    {
      code: 'stacks.reconnect-not-told',
      what: 'It is not told how the inverter is brought back to the battery without a surge.',
      where: 'reconnect',
      value: site.reconnect,
      allowed: 'bmsPrecharges, inverterBusChargedFromGridOrPv, externalPrecharge',
      remedy: 'Ask who commissioned the site. No breaker is closed until this is known.',
    },
  ];
}

function warnOfJoinLimit(site: Site): Problem[] {
  if (site.joinLimit !== null || site.stacks.length === 1) return [];
  return [
    {
      code: 'stacks.join-limit-not-told',
      what: 'It is not told how far apart the stack voltages may be when they join.',
      where: 'joinLimit',
      value: 'null',
      allowed: 'volts with a source; published by other makers: 0.05 V to 2 V',
      remedy: 'Ask the maker. Joining is blocked until a person enters a limit.',
    },
  ];
}

function warnOfSources(site: Site): Problem[] {
  if (site.sources.length > 0) return [];
  return [
    {
      code: 'stacks.no-sources-listed',
      what: 'Nothing but the inverter is listed that can push or pull current on the battery.',
      where: 'sources',
      value: 'none',
      remedy: 'Look for PV strings, AC-coupled PV, generator, chargers, loads on the busbar and outside control.',
    },
  ];
}

function warnOfLossOfBms(site: Site): Problem[] {
  return site.inverters.flatMap((inverter, index) => {
    if (inverter.stopsOnLossOfBms !== 'unknown') return [];
    return {
      code: 'stacks.loss-of-bms-not-told',
      what: `It is not told what inverter ${inverter.id} does when the battery falls silent: stop, or run on old limits.`,
      where: `inverters[${index}].stopsOnLossOfBms`,
      value: 'unknown',
      allowed: 'yes, no',
      remedy: 'Read this setting at the inverter and write it down before anything is moved.',
    };
  });
}

function warnOfUpdater(site: Site): Problem[] {
  if (site.feeds.updater !== 'battery-side') return [];
  return [
    {
      code: 'stacks.updater-fed-by-battery',
      what: 'The updater is alive only while the stack that feeds it is on.',
      where: 'feeds.updater',
      value: site.feeds.updater,
      allowed: 'grid, own-battery',
      remedy: 'Feed the updater from the grid or a power bank where it can be fed from outside.',
    },
  ];
}

import { busbarVolts, isDelivering } from './dc-bus';
import { askFaults } from './fault-bites';
import type { PowerFeed } from './plant-setup';
import type { PlantState } from './plant-state';

const LOWEST_FEED_VOLTS = 40;

/** The backup panel lives as long as an inverter delivers. */
function isFed(state: PlantState, feed: PowerFeed): boolean {
  if (feed === 'backup-panel') return state.inverters.some((inverter) => isDelivering(state, inverter));
  if (feed === 'battery-busbar') return busbarVolts(state) >= LOWEST_FEED_VOLTS;
  return true;
}

const FEEDS: readonly PowerFeed[] = ['backup-panel', 'battery-busbar'];

function isUp(state: PlantState, what: 'tool' | 'host' | 'network', feed: PowerFeed): boolean {
  if (!isFed(state, feed)) return false;
  const dead = FEEDS.filter((other) => !isFed(state, other));
  return dead.length === 0 || askFaults(state, 'fed', { stack: null, what, dead }) !== true;
}

export function hostFacts(state: PlantState): { hostPowered: boolean; networkUp: boolean; toolPowered: boolean } {
  return {
    hostPowered: isUp(state, 'host', state.setup.hostFeed),
    networkUp: isUp(state, 'network', state.setup.networkFeed),
    toolPowered: isUp(state, 'tool', state.setup.toolFeed),
  };
}

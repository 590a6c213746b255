import { busbarVolts, isDelivering } from './dc-bus';
import type { PowerFeed } from './plant-setup';
import type { PlantState } from './plant-state';

const LOWEST_FEED_VOLTS = 40;

/** The backup panel lives as long as an inverter delivers. */
function isFed(state: PlantState, feed: PowerFeed): boolean {
  if (feed === 'backup-panel') return state.inverters.some((inverter) => isDelivering(state, inverter));
  if (feed === 'battery-busbar') return busbarVolts(state) >= LOWEST_FEED_VOLTS;
  return true;
}

export function hostFacts(state: PlantState): { hostPowered: boolean; networkUp: boolean; toolPowered: boolean } {
  return {
    hostPowered: isFed(state, state.setup.hostFeed),
    networkUp: isFed(state, state.setup.networkFeed),
    toolPowered: isFed(state, state.setup.toolFeed),
  };
}

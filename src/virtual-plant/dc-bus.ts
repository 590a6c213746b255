import { inverterOf, inverterSetupOf, sourceOf, stackSetupOf } from './find';
import type { InverterState, PlantState, StackState } from './plant-state';
import { isTalking } from './stack-words';
import { isMaster } from './switch-meaning';

const VOLTS_PER_SOC_PERCENT = 0.01;
const HOUR_MS = 3_600_000;

/** The stacks that hold the busbar: contactor and DC disconnect closed. */
export function stacksOnBus(state: PlantState): StackState[] {
  return state.stacks.filter((stack) => stack.contactorClosed && stack.disconnectClosed);
}

function siemens(state: PlantState, stack: StackState): number {
  return 1000 / stackSetupOf(state, stack.tag).resistanceMilliohms;
}

export function isWiredToBus(state: PlantState, inverterId: string): boolean {
  return state.breakers.some((breaker) => breaker.inverter === inverterId && breaker.closed);
}

/** Fed by the grid, or by a live battery bus through a closed breaker. */
export function isAlive(state: PlantState, inverter: InverterState): boolean {
  const setup = inverterSetupOf(state, inverter.id);
  if (setup.hasGrid && !setup.needsBatteryToLive) return true;
  return isWiredToBus(state, inverter.id) && stacksOnBus(state).length > 0;
}

/** The master whose lead is plugged, with the inverter's protocol on its INV SET, talks to the inverters. */
export function batteryIsHeard(state: PlantState): boolean {
  const protocol = state.setup.inverterProtocolPattern;
  return state.stacks.some(
    (stack) => stack.inverterLead && isTalking(state, stack) && isMaster(state, stack) && stack.takenInv === protocol,
  );
}

export function seesBattery(state: PlantState, inverter: InverterState): boolean {
  return isAlive(state, inverter) && inverter.mode !== 'off' && batteryIsHeard(state);
}

/** Converts power: alive, running, and not stopped for want of the battery's word. */
export function isDelivering(state: PlantState, inverter: InverterState): boolean {
  const stopped = inverterSetupOf(state, inverter.id).stopsWithoutBms && !seesBattery(state, inverter);
  return isAlive(state, inverter) && inverter.mode === 'running' && !stopped;
}

/** Battery watts of one inverter: + discharge, − charge. */
export function inverterWatts(state: PlantState, inverter: InverterState): number {
  const onLiveBus = isWiredToBus(state, inverter.id) && stacksOnBus(state).length > 0;
  return onLiveBus && isDelivering(state, inverter) ? inverter.demandWatts : 0;
}

function busWatts(state: PlantState): number {
  const direct = state.setup.sources.filter((source) => sourceOf(state, source.id).on);
  const inverters = state.inverters.map((inverter) => inverterWatts(state, inverter));
  return [...inverters, ...direct.map((source) => source.busWatts)].reduce((sum, watts) => sum + watts, 0);
}

/** Rest voltage of a stack now: what it had, plus what it drifted by itself. */
export function restVolts(state: PlantState, stack: StackState): number {
  const hours = (state.clockMs - state.anchoredAtMs) / HOUR_MS;
  return stack.restVolts + stack.driftVoltsPerHour * hours;
}

interface Bus {
  readonly volts: number;
  readonly amps: number;
  readonly siemens: number;
}

/** Volts of a live bus before load, the amperes drawn from it, and the conductance of its stacks; null when no stack holds it. */
function liveBus(state: PlantState): Bus | null {
  const stacks = stacksOnBus(state);
  if (stacks.length === 0) return null;
  const total = stacks.reduce((sum, stack) => sum + siemens(state, stack), 0);
  const volts = stacks.reduce((sum, stack) => sum + restVolts(state, stack) * siemens(state, stack), 0) / total;
  return { volts, amps: busWatts(state) / volts, siemens: total };
}

/** Volts that the stacks give the busbar; null when none holds it. */
export function liveBusVolts(state: PlantState): number | null {
  const bus = liveBus(state);
  return bus === null ? null : bus.volts - bus.amps / bus.siemens;
}

/**
 * Amperes of one stack: + discharge, − charge. Its share of the load by conductance, and for a while after a stack came onto the bus
 * what flows between unequal stacks.
 */
export function ampsOf(state: PlantState, stack: StackState): number {
  const bus = liveBus(state);
  if (bus === null || !stacksOnBus(state).includes(stack)) return 0;
  const own = siemens(state, stack);
  const since = state.busJoinedAtMs === null ? Number.POSITIVE_INFINITY : state.clockMs - state.busJoinedAtMs;
  const left = Math.exp(-since / (state.setup.options.equaliseSeconds * 1000));
  return (bus.amps * own) / bus.siemens + (restVolts(state, stack) - bus.volts) * own * left;
}

/** Charge of a stack now. */
export function socOf(state: PlantState, stack: StackState): number {
  const bus = liveBus(state);
  if (bus === null || !stacksOnBus(state).includes(stack)) return stack.socPercent;
  const share = (bus.amps * siemens(state, stack)) / bus.siemens;
  const ampHours = (share * (state.clockMs - state.anchoredAtMs)) / HOUR_MS;
  const percent = (ampHours / stackSetupOf(state, stack.tag).capacityAh) * 100;
  return Math.min(100, Math.max(0, stack.socPercent - percent));
}

/** Volts of an inverter's DC capacitors now: the bus, its grid charger, or what is left of the last charge. */
export function capacitorVolts(state: PlantState, inverterId: string): number {
  const inverter = inverterOf(state, inverterId);
  const setup = inverterSetupOf(state, inverterId);
  const bus = isWiredToBus(state, inverterId) ? liveBusVolts(state) : null;
  if (bus !== null) return bus;
  if (setup.hasGrid && setup.capacitorsChargedFromGrid && inverter.mode !== 'off') return setup.dcSideVolts;
  const ageMs = state.clockMs - state.anchoredAtMs;
  return inverter.capacitorVolts * Math.exp(-ageMs / (state.setup.options.capacitorDischargeSeconds * 1000));
}

/** What a meter reads across the busbar: the stacks, else the capacitors that hang on it, else nothing. */
export function busbarVolts(state: PlantState): number {
  const wired = state.inverters.filter((inverter) => isWiredToBus(state, inverter.id));
  return liveBusVolts(state) ?? Math.max(0, ...wired.map((inverter) => capacitorVolts(state, inverter.id)));
}

/** Brings voltages and charges up to the plant's clock, before anything changes what flows. */
export function anchor(state: PlantState): void {
  const stacks = state.stacks.map((stack) => ({ rest: restVolts(state, stack), soc: socOf(state, stack) }));
  const volts = state.inverters.map((inverter) => capacitorVolts(state, inverter.id));
  for (const [index, stack] of state.stacks.entries()) {
    const now = stacks[index];
    if (now === undefined) continue;
    stack.restVolts = now.rest + (now.soc - stack.socPercent) * VOLTS_PER_SOC_PERCENT;
    stack.socPercent = now.soc;
  }
  for (const [index, inverter] of state.inverters.entries()) inverter.capacitorVolts = volts[index] ?? 0;
  state.anchoredAtMs = state.clockMs;
}

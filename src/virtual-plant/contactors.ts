import { capacitorVolts, isWiredToBus, liveBusVolts, restVolts, stacksOnBus } from './dc-bus';
import type { PlantState, StackState } from './plant-state';
import { logEvent, trip } from './record';
import { modulesComplete } from './stack-modules';
import { isFlashing } from './stack-words';

function wantsContactor(state: PlantState, stack: StackState): boolean {
  const heldOpen = isFlashing(state, stack) && state.setup.options.contactorOpensWhileFlashed;
  return stack.power === 'on' && !stack.torn && !heldOpen && modulesComplete(state, stack);
}

function differenceToBus(state: PlantState, stack: StackState): number {
  const bus = liveBusVolts(state);
  return bus === null ? 0 : Math.abs(restVolts(state, stack) - bus);
}

function ontoCapacitors(state: PlantState, stack: StackState): string | null {
  if (state.setup.reconnect === 'bmsPrecharges' || stacksOnBus(state).length > 0) return null;
  const own = restVolts(state, stack);
  const low = state.inverters.find(
    (inverter) =>
      isWiredToBus(state, inverter.id) &&
      Math.abs(own - capacitorVolts(state, inverter.id)) > state.setup.capacitorLimitVolts,
  );
  if (low === undefined) return null;
  const volts = capacitorVolts(state, low.id).toFixed(2);
  return `${stack.tag} at ${own.toFixed(2)} V onto ${low.id}'s capacitors at ${volts} V`;
}

/** The inrush of joining a stack to the busbar as it is now, in words; null when there is none. */
export function inrushOfJoining(state: PlantState, stack: StackState): string | null {
  if (differenceToBus(state, stack) <= state.setup.inrushLimitVolts) return ontoCapacitors(state, stack);
  const bus = liveBusVolts(state) ?? 0;
  return `${stack.tag} at ${restVolts(state, stack).toFixed(2)} V onto a busbar at ${bus.toFixed(2)} V`;
}

function closeContactor(state: PlantState, stack: StackState): void {
  const limit = state.setup.options.contactorRefusesAboveVolts;
  if (stack.disconnectClosed) {
    if (limit !== null && differenceToBus(state, stack) > limit) return;
    const inrush = inrushOfJoining(state, stack);
    if (inrush !== null) trip(state, 'inrush', inrush);
    state.busJoinedAtMs = state.clockMs;
  }
  stack.contactorClosed = true;
  logEvent(state, 'contactor-closed', stack.tag);
}

/** Opens and closes the contactors as their controllers want them now, one after the other. */
export function moveContactors(state: PlantState): void {
  for (const stack of state.stacks) {
    if (!stack.contactorClosed || wantsContactor(state, stack)) continue;
    stack.contactorClosed = false;
    logEvent(state, 'contactor-opened', stack.tag);
  }
  for (const stack of state.stacks) {
    if (!stack.contactorClosed && wantsContactor(state, stack)) closeContactor(state, stack);
  }
}

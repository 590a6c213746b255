import type { PlantState, StackState } from './plant-state';
import { moduleAddressOf } from './switch-meaning';

/** Module addresses that the controller hears, each once; a duplicate, a switched-off and a bricked module are not heard. */
export function modulesHeard(state: PlantState, stack: StackState): number[] {
  const addresses = stack.modules
    .filter((module) => module.switchOn && !module.bricked)
    .map((module) => moduleAddressOf(state, module))
    .filter((address) => address !== null);
  return [...new Set(addresses)].sort((a, b) => a - b);
}

/** Exactly 1..n answer, and n is the number that the controller remembers; otherwise code 20. */
export function modulesComplete(state: PlantState, stack: StackState): boolean {
  const heard = modulesHeard(state, stack);
  return heard.length === stack.rememberedModules && heard.every((address, index) => address === index + 1);
}

import type { FullPlantSetup } from './plant-setup';
import type { ModuleState, PlantState, StackState } from './plant-state';

type Service = keyof FullPlantSetup['product']['servicePatterns'];

/** The number that a pattern stands for in one of the product's tables; null when the table does not list it. */
function numberOf(table: Readonly<Record<string, string>>, pattern: string): number | null {
  for (const number in table) if (table[number] === pattern) return Number(number);
  return null;
}

/** ADDR SET as the controller takes it: at power-up, or live where the option says so. */
export function addressPattern(state: PlantState, stack: StackState): string {
  return state.setup.options.addrLatchedAtBoot ? stack.latchedAddr : stack.banks.ADDR_SET;
}

export function addressMeaning(state: PlantState, pattern: string): number | null {
  const { product, options } = state.setup;
  if (!pattern.includes('1') && options.addressZeroActsAsMaster) return product.masterAddress;
  return numberOf(product.addressPatterns, pattern);
}

export function addressOf(state: PlantState, stack: StackState): number | null {
  return addressMeaning(state, addressPattern(state, stack));
}

export function isMaster(state: PlantState, stack: StackState): boolean {
  return addressOf(state, stack) === state.setup.product.masterAddress;
}

export function moduleAddressOf(state: PlantState, module: ModuleState): number | null {
  return module.latchedAdd === null ? null : numberOf(state.setup.product.moduleAddPatterns, module.latchedAdd);
}

/** The service mode that an INV SET pattern means; the Gen 2 controller has no version display. */
export function serviceOf(state: PlantState, pattern: string): Service | null {
  const { servicePatterns, generation } = state.setup.product;
  if (pattern === servicePatterns.parallelDetect) return 'parallelDetect';
  if (pattern === servicePatterns.moduleDetect) return 'moduleDetect';
  return pattern === servicePatterns.showFirmware && generation === 'gen3' ? 'showFirmware' : null;
}

/** The service mode that a running controller is in. */
export function runningService(state: PlantState, stack: StackState): Service | null {
  return stack.power === 'on' ? serviceOf(state, stack.takenInv) : null;
}

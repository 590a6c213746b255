import { socOf } from '../dc-bus';
import { stackSetupOf } from '../find';
import type { PlantState, StackState } from '../plant-state';
import type { OracleName } from '../plant-types';

/** Versions to be written, by component key. */
type Wanted = Readonly<Record<string, string>>;

/** What is wrong with starting to write this stack now; one sentence each. */
interface FlashOracle {
  readonly oracle: OracleName;
  wrong(state: PlantState, stack: StackState, wanted: Wanted): string[];
}

function anotherTorn(state: PlantState, stack: StackState): string[] {
  return state.stacks
    .filter((other) => other !== stack && (other.torn || other.modules.some((module) => module.bricked)))
    .map((other) => `${stack.tag} while ${other.tag} is torn`);
}

function downgrade(state: PlantState, stack: StackState, targets: Wanted): string[] {
  return state.setup.product.components.flatMap((component) => {
    const wanted = component.scale.indexOf(targets[component.key] ?? '');
    if (wanted < 0) return [];
    const installed =
      component.on === 'controller'
        ? [stack.versions[component.key] ?? '']
        : [...new Set(stack.modules.map((module) => module.version))];
    return installed
      .filter((version) => component.scale.indexOf(version) > wanted)
      .map((version) => `${stack.tag} ${component.key} ${version} to ${component.scale[wanted]}`);
  });
}

function outside(value: number, window: readonly [number, number] | null): boolean {
  return window !== null && (value < window[0] || value > window[1]);
}

function outsideWindow(state: PlantState, stack: StackState): string[] {
  const { socPercent, temperatureC, cellSpreadMillivolts } = state.setup.product.flashWindow;
  const setup = stackSetupOf(state, stack.tag);
  const soc = socOf(state, stack);
  const wrongs: string[] = [];
  if (outside(soc, socPercent)) wrongs.push(`${stack.tag} at ${soc.toFixed(0)} %`);
  if (outside(setup.temperatureC, temperatureC)) wrongs.push(`${stack.tag} at ${setup.temperatureC} °C`);
  if (cellSpreadMillivolts !== null && setup.cellSpreadMillivolts > cellSpreadMillivolts) {
    wrongs.push(`${stack.tag} with a cell spread of ${setup.cellSpreadMillivolts} mV`);
  }
  return wrongs;
}

function previousNotPassed(state: PlantState, stack: StackState): string[] {
  return state.stacks
    .filter((other) => other !== stack && other.passed === false)
    .map((other) => `${stack.tag} before ${other.tag} had passed`);
}

export const FLASH_ORACLES: readonly FlashOracle[] = [
  { oracle: 'flash-while-another-flashes', wrong: anotherTorn },
  { oracle: 'flash-downgrade', wrong: downgrade },
  { oracle: 'flash-outside-window', wrong: outsideWindow },
  { oracle: 'next-flash-before-previous-passed', wrong: previousNotPassed },
];

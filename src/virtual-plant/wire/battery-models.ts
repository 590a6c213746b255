import { ampsOf, restVolts, socOf } from '../dc-bus';
import { stackSetupOf } from '../find';
import { terminalVolts } from '../looks/stack-looks';
import type { PlantState, StackState } from '../plant-state';
import { modulesHeard } from '../stack-modules';
import { moduleAddressOf } from '../switch-meaning';
import { OPEN_COMPONENT } from './update-state';
import { told } from './lied-readings';
import { RegisterWords } from './register-words';

const NOT_THERE = 0xffff;
const NOT_THERE_SIGNED = 0x8000;
const PAD = 0x8000;
const MODULE_REGISTERS = 16;
/** Volts of one lithium iron phosphate cell, roughly: it tells how many are in series. */
const CELL_VOLTS = 3;

/** Model numbers, and the registers that follow the length of each. */
export const COMMON = { model: 1, length: 66 } as const;
export const BATTERY = { model: 802, length: 62 } as const;
export const STRING = 804;
export const stringLength = (stack: StackState): number => 46 + MODULE_REGISTERS * stack.modules.length;

const tenths = (value: number): number => Math.round(value * 10);
const minus = (exponent: number): number => 0x10000 - exponent;

/** What the controller measures; null while only its boot loader runs. */
interface Measured {
  readonly soc: number;
  /** Plus = charging. */
  readonly amps: number;
  readonly volts: number;
  readonly cells: number;
  readonly cellMinMillivolts: number;
  readonly cellMaxMillivolts: number;
  readonly temperature: number;
}

function measured(state: PlantState, stack: StackState): Measured | null {
  if (stack.torn) return null;
  const { cellSpreadMillivolts, temperatureC } = stackSetupOf(state, stack.tag);
  const volts = restVolts(state, stack);
  const cells = Math.round(state.setup.nominalVolts / CELL_VOLTS);
  const spread = Math.round(cellSpreadMillivolts);
  const cellMin = Math.round((volts * 1000) / cells - spread / 2);
  return {
    soc: tenths(socOf(state, stack)),
    amps: tenths(-ampsOf(state, stack)),
    volts: Math.round(volts * 100),
    cells,
    cellMinMillivolts: cellMin,
    cellMaxMillivolts: cellMin + spread,
    temperature: tenths(temperatureC),
  };
}

/** SunSpec model 1: who it is. The version is empty while only the boot loader runs. */
export function commonModel(state: PlantState, stack: StackState): Uint16Array {
  return new RegisterWords(COMMON.length + 2)
    .put(0, COMMON.model)
    .put(1, COMMON.length)
    .text(2, 16, 'Stackhand virtual plant')
    .text(18, 16, 'Open training stack')
    .text(42, 8, told(state, stack, 'version', stack.torn ? '' : (stack.versions[OPEN_COMPONENT] ?? '')))
    .text(50, 16, told(state, stack, 'serial', stackSetupOf(state, stack.tag).serial))
    .put(66, 1)
    .put(67, PAD).words;
}

function chargeStatus(amps: number): number {
  if (amps === 0) return 6;
  return amps > 0 ? 4 : 3;
}

/** SunSpec model 802: the stack as one battery. Nothing in it can be set. */
export function batteryModel(state: PlantState, stack: StackState): Uint16Array {
  const now = measured(state, stack);
  const bus = terminalVolts(state, stack);
  const { capacityAh } = stackSetupOf(state, stack.tag);
  const words = new RegisterWords(BATTERY.length + 2)
    .put(0, BATTERY.model)
    .put(1, BATTERY.length)
    .put(2, Math.round(capacityAh))
    .put(3, Math.round(capacityAh * state.setup.nominalVolts))
    .fill([4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 18, 19, 23, 24, 25, 35, 36, 38, 39, 41, 42, 43, 45, 46], NOT_THERE)
    .put(17, 1)
    .put(21, 4)
    .fill([48, 50, 51], NOT_THERE)
    .put(49, NOT_THERE_SIGNED)
    .fill([54, 55, 57, 58, 62], NOT_THERE_SIGNED)
    .put(56, minus(1))
    .put(59, minus(2))
    .put(60, minus(3))
    .put(61, minus(1));
  if (now === null) {
    return words.fill([11, 16, 34, 37, 40], NOT_THERE).put(22, 2).fill([44, 47], NOT_THERE_SIGNED).words;
  }
  return words
    .put(11, now.soc)
    .put(16, chargeStatus(now.amps))
    .put(22, stack.contactorClosed ? 3 : 1)
    .put(34, Math.round(bus * 100))
    .put(37, now.cellMaxMillivolts)
    .put(40, now.cellMinMillivolts)
    .put(44, now.amps)
    .put(47, Math.round((now.amps / 10) * bus)).words;
}

function putModule(words: RegisterWords, at: number, now: Measured | null): void {
  words.fill([at + 13, at + 14, at + 15], PAD);
  const unsigned = [1, 2, 3, 4, 5, 6, 7, 9, 11].map((offset) => at + offset);
  const signed = [8, 10, 12].map((offset) => at + offset);
  words.fill(unsigned, NOT_THERE).fill(signed, NOT_THERE_SIGNED);
  words.put(at, now === null ? NOT_THERE : now.cells);
  if (now === null) return;
  const middle = Math.round((now.cellMinMillivolts + now.cellMaxMillivolts) / 2);
  words
    .put(at + 1, now.soc)
    .put(at + 3, now.cellMaxMillivolts)
    .put(at + 5, now.cellMinMillivolts)
    .put(at + 7, middle)
    .fill(signed, now.temperature);
}

/** SunSpec model 804: the stack as one string. A module that is not heard has none of its points. */
export function stringModel(state: PlantState, stack: StackState): Uint16Array {
  const now = measured(state, stack);
  const heard = modulesHeard(state, stack);
  const length = stringLength(stack);
  const words = new RegisterWords(length + 2)
    .put(0, STRING)
    .put(1, length)
    .put(2, 1)
    .put(3, now === null ? NOT_THERE : heard.length)
    .put32(4, (now === null ? 0 : 1) | (stack.contactorClosed ? 2 : 0))
    .fill([6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 21, 23, 26, 27, 36, 37], NOT_THERE)
    .fill([13, 20, 22, 24, 39, 40], NOT_THERE_SIGNED)
    .fill([25, 45, 46, 47], PAD)
    .put(38, minus(1))
    .put(41, minus(1))
    .put(42, minus(2))
    .put(43, minus(3))
    .put(44, minus(1));
  if (now !== null) {
    words
      .put(8, now.soc)
      .put(13, now.amps)
      .put(14, now.volts)
      .put(15, now.cellMaxMillivolts)
      .put(17, now.cellMinMillivolts)
      .put(19, Math.round((now.cellMinMillivolts + now.cellMaxMillivolts) / 2))
      .fill([20, 22, 24], now.temperature);
  }
  for (const [index, module] of stack.modules.entries()) {
    const address = moduleAddressOf(state, module);
    const isHeard = !module.bricked && address !== null && heard.includes(address);
    putModule(words, 48 + index * MODULE_REGISTERS, isHeard ? now : null);
  }
  return words.words;
}

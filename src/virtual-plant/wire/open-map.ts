import type { PlantState, StackState } from '../plant-state';
import { batteryModel, commonModel, stringModel } from './battery-models';
import { serviceBlock } from './service-block';
import type { UpdateState } from './update-state';

/** Where the map of an open stack begins. */
export const OPEN_MAP_BASE = 40_000;

/** The registers of an open stack as they read now, from the base on, and where its service block begins. */
export interface OpenMap {
  readonly words: Uint16Array;
  /** Address of the service block's first register. */
  readonly serviceAt: number;
}

/** SunS, the models one after another, and the end marker. */
export function openMap(state: PlantState, stack: StackState, update: UpdateState): OpenMap {
  const marks = [Uint16Array.of(0x5375, 0x6e53)];
  const battery = [commonModel(state, stack), batteryModel(state, stack), stringModel(state, stack)];
  const before = [...marks, ...battery];
  const parts = [...before, serviceBlock(state, stack, update), Uint16Array.of(0xffff, 0)];
  const words = new Uint16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    words.set(part, at);
    at += part.length;
  }
  return { words, serviceAt: OPEN_MAP_BASE + before.reduce((sum, part) => sum + part.length, 0) };
}

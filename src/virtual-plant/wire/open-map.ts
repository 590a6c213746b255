import type { PlantState, StackState } from '../plant-state';
import { BATTERY, batteryModel, COMMON, commonModel, STRING, stringLength, stringModel } from './battery-models';
import { SERVICE_BLOCK, serviceBlock } from './service-block';
import type { UpdateState } from './update-state';

/** Where the map of an open stack begins. */
export const OPEN_MAP_BASE = 40_000;

/** A model of the map: its two header registers, which never change, and all of it as it reads now. */
interface Part {
  readonly head: readonly [model: number, length: number];
  words(): Uint16Array;
}

const HEAD = 2;
/** SunS, and the end marker: two registers each, and nothing behind them. */
const mark = (first: number, second: number): Part => ({
  head: [first, second],
  words: () => Uint16Array.of(first, second),
});
const START = mark(0x5375, 0x6e53);
const END = mark(0xffff, 0);

const registersOf = (part: Part): number => (part === START || part === END ? 0 : part.head[1]) + HEAD;

/** SunS, the models one after another, and the end marker. */
function partsOf(state: PlantState, stack: StackState, update: UpdateState): readonly Part[] {
  return [
    START,
    { head: [COMMON.model, COMMON.length], words: () => commonModel(state, stack) },
    { head: [BATTERY.model, BATTERY.length], words: () => batteryModel(state, stack) },
    { head: [STRING, stringLength(stack)], words: () => stringModel(state, stack) },
    { head: [SERVICE_BLOCK.model, SERVICE_BLOCK.length], words: () => serviceBlock(state, stack, update) },
    END,
  ];
}

/** Address of the service block's first register. */
export function serviceAt(stack: StackState): number {
  const battery = [COMMON.length, BATTERY.length, stringLength(stack)];
  return OPEN_MAP_BASE + HEAD + battery.reduce((sum, length) => sum + length + HEAD, 0);
}

/** The registers of an open stack as they read now; null where the map has not all of them. Only what is asked for is worked out. */
export function readOpenMap(
  { state, stack, update }: { readonly state: PlantState; readonly stack: StackState; readonly update: UpdateState },
  address: number,
  count: number,
): Uint16Array | null {
  const [from, to] = [address - OPEN_MAP_BASE, address - OPEN_MAP_BASE + count];
  const asked = new Uint16Array(count);
  let at = 0;
  for (const part of partsOf(state, stack, update)) {
    const [first, end] = [Math.max(from, at), Math.min(to, at + registersOf(part))];
    if (first < end) {
      const words = end <= at + HEAD ? Uint16Array.from(part.head) : part.words();
      asked.set(words.subarray(first - at, end - at), first - from);
    }
    at += registersOf(part);
  }
  return from < 0 || to > at ? null : asked;
}

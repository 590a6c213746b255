import type { DeviceLie, LiedReading } from '../device-lie';
import { deviceLieNamed } from '../faults/device-lies';
import { stackSetupOf } from '../find';
import type { PlantState, StackState } from '../plant-state';
import { logEvent } from '../record';
import { OPEN_COMPONENT } from './update-state';

type Entry = PlantState['faults'][number];

function liesOf(state: PlantState, stack: StackState): { readonly entry: Entry; readonly lie: DeviceLie }[] {
  return state.faults.flatMap((entry) => {
    const lie = deviceLieNamed(entry.call.name);
    return lie === undefined || (entry.call.stack ?? stack.tag) !== stack.tag ? [] : [{ entry, lie }];
  });
}

/** A lie lasts: its bite is counted and noted once. */
function bite(state: PlantState, stack: StackState, entry: Entry): void {
  if (entry.bitten > 0) return;
  entry.bitten = 1;
  logEvent(state, 'fault-bit', stack.tag, entry.call.name);
}

/** What a stack says of itself: the truth, or what a lie makes of it. */
export function told<Value extends string | number>(
  state: PlantState,
  stack: StackState,
  reading: LiedReading,
  value: Value,
): Value {
  const truth = {
    ...{ stack: stack.tag, reading, value, isUpdated: stack.passed !== null, stacks: state.stacks.length },
    otherSerial: (state.setup.stacks.find(({ tag }) => tag !== stack.tag) ?? stackSetupOf(state, stack.tag)).serial,
    wanted: state.setup.tool.targets[OPEN_COMPONENT] ?? '',
  };
  for (const { entry, lie } of liesOf(state, stack)) {
    const said = lie.tells?.(entry.call, truth);
    if (said === undefined || said === value) continue;
    bite(state, stack, entry);
    return said as Value;
  }
  return value;
}

/** Whether the stack lies at that point of its update, other than by a reading. */
export function liesAt(state: PlantState, stack: StackState, point: 'starts' | 'hashes'): boolean {
  const lying = liesOf(state, stack).find(({ lie }) => lie[point] !== undefined);
  if (lying === undefined) return false;
  bite(state, stack, lying.entry);
  return true;
}

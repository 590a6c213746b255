import { cancelAlarm } from '../alarms';
import type { PlantState, StackState } from '../plant-state';

/** Power goes: what was not durable is forgotten. What stands in flash, and an order to start it, stays. */
export function cutUpdate(state: PlantState, stack: StackState): void {
  const { update } = stack;
  if (update === null) return;
  cancelAlarm(state, 'flash-erased', stack.tag);
  cancelAlarm(state, 'image-verified', stack.tag);
  // A bank whose erase was broken off holds nothing that counts.
  if (update.waiting !== null) update.flash = '';
  Object.assign(update, { error: 'none', lastSequence: 0, lastBlock: null, waiting: null, started: false });
  if (update.mode === 'failed') Object.assign(update, { mode: 'receiving', confirmed: 0, flashHash: '' });
  if (update.mode === 'verifying') update.mode = 'receiving';
  if (update.mode === 'receiving' && !stack.torn) update.mode = 'running';
}

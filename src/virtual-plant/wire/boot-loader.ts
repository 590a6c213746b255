import { askFaults } from '../fault-bites';
import type { PlantState, StackState } from '../plant-state';
import { failsIn } from '../power-loss';
import { logEvent } from '../record';
import { liesAt } from './lied-readings';
import { imageHeader, isStartable } from './open-image';
import { flashBytes, OPEN_COMPONENT, sha256Hex, type UpdateState } from './update-state';

/** Only the boot loader runs from here on; an image that cannot be started is begun anew. */
function stayInBootLoader(state: PlantState, stack: StackState, update: UpdateState, why: string): void {
  Object.assign(update, { mode: 'receiving', confirmed: 0, flashHash: '', runningHash: '' });
  stack.torn = true;
  logEvent(state, 'torn', stack.tag, `${OPEN_COMPONENT}: ${why}`);
}

function runImage(state: PlantState, stack: StackState, update: UpdateState): void {
  const image = flashBytes(update);
  const header = imageHeader(image);
  const end = askFaults(state, 'unit-flashed', { stack: stack.tag, component: OPEN_COMPONENT, module: null });
  if (header === null || !isStartable(image)) return stayInBootLoader(state, stack, update, 'image damaged');
  if (end === 'stuck' || end === 'bricked') return stayInBootLoader(state, stack, update, 'does not come back');
  stack.torn = false;
  update.mode = 'running';
  if (end !== 'unchanged' && !liesAt(state, stack, 'starts')) {
    update.runningHash = sha256Hex(image);
    stack.versions[OPEN_COMPONENT] = end?.named ?? header.version;
  }
  logEvent(state, 'flashed', stack.tag, OPEN_COMPONENT);
  logEvent(state, 'flash-finished', stack.tag);
}

/** Until it is marked as running the next start begins with it again. */
function startImage(state: PlantState, stack: StackState, update: UpdateState): void {
  failsIn(state, stack, { step: 'started', at: 0, whole: () => runImage(state, stack, update) });
}

/** A controller comes up in its boot loader alone, whatever stands in its flash. */
export function bootLoaderOnly(state: PlantState, stack: StackState): void {
  if (stack.update === null) {
    stack.torn = true;
    logEvent(state, 'torn', stack.tag, 'does not start its firmware');
    return;
  }
  stack.update.bootCounter += 1;
  stayInBootLoader(state, stack, stack.update, 'does not start its firmware');
}

/** A controller has come up: after `activate` with the image in its flash, otherwise with what it had. */
export function bootFirmware(state: PlantState, stack: StackState): void {
  const { update } = stack;
  if (update === null) return;
  update.bootCounter += 1;
  if (update.mode === 'restarting') startImage(state, stack, update);
  else if (stack.torn) update.runningHash = '';
}

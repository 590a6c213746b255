import { cancelAlarm, setAlarm } from './alarms';
import { askFaults } from './fault-bites';
import { moduleOf, stackOf } from './find';
import type { FlashState, FlashUnit, PlantState, StackState } from './plant-state';
import { logEvent } from './record';

function unitText(unit: FlashUnit): string {
  return unit.module === null ? unit.component : `${unit.component} ${unit.module}`;
}

/** The boards and modules of a stack that the tool writes, in the product's order. */
export function unitsToFlash(state: PlantState, stack: StackState): FlashUnit[] {
  const { product, tool, options } = state.setup;
  return product.components
    .filter((component) => tool.targets[component.key] !== undefined)
    .flatMap((component): FlashUnit[] => {
      const seconds = options.flashSecondsPerComponent[component.key] ?? options.flashSecondsOtherwise;
      const unit = { component: component.key, seconds };
      if (component.on === 'controller') return [{ ...unit, module: null }];
      return stack.modules.map((_, index) => ({ ...unit, module: index + 1 }));
    });
}

function writeUnit(state: PlantState, flash: FlashState): void {
  const unit = flash.units[flash.index];
  if (unit === undefined) return;
  flash.unitStartedAtMs = state.clockMs;
  state.tool.message = `writing ${unitText(unit)}`;
  logEvent(state, 'flash-started', flash.stack, unitText(unit));
  const slower = askFaults(state, 'takes-time', { stack: flash.stack, work: 'write' }) ?? 1;
  setAlarm(state, 'flash-unit-done', 'tool', unit.seconds * slower);
}

/** From here on the stack has to prove itself again. */
export function beginFlash(state: PlantState, stack: StackState): void {
  stack.passed = false;
  stack.shownCount = null;
  cancelAlarm(state, 'hold-over', stack.tag);
}

/** Starts to write the tool's targets into a stack. Whether it may is the tool's business, not asked here. */
export function startFlash(state: PlantState, stack: StackState, rescue: boolean): void {
  const units = unitsToFlash(state, stack);
  const flash = { stack: stack.tag, units, rescue, index: 0, unitStartedAtMs: state.clockMs, feedLost: false };
  beginFlash(state, stack);
  state.tool.flash = flash;
  state.tool.state = 'flashing';
  writeUnit(state, flash);
}

function stopFlash(state: PlantState, result: 'finished' | 'failed', message: string): void {
  cancelAlarm(state, 'flash-unit-done', 'tool');
  state.tool.flash = null;
  state.tool.state = result;
  state.tool.message = message;
}

function tear(state: PlantState, stack: StackState, unit: FlashUnit, why: string): void {
  if (unit.module === null) {
    stack.torn = true;
    logEvent(state, 'torn', stack.tag, `${unitText(unit)}: ${why}`);
    return;
  }
  const module = moduleOf(stack, unit.module);
  module.bricked = true;
  module.version = '0000';
  logEvent(state, 'module-bricked', stack.tag, `${unitText(unit)}: ${why}`);
}

/** Cuts a running flash: the board or module being written is left torn. */
export function interruptFlash(state: PlantState, why: string): void {
  const flash = state.tool.flash;
  const unit = flash?.units[flash.index];
  if (flash === null || unit === undefined) return;
  tear(state, stackOf(state, flash.stack), unit, why);
  stopFlash(state, 'failed', `lost ${flash.stack} while writing ${unitText(unit)}`);
}

/** A controller starts again by itself; an update may have made it forget its counts. */
export function restart(state: PlantState, stack: StackState): void {
  const forgets = askFaults(state, 'starts-updated', { stack: stack.tag }) === true;
  if (forgets || state.setup.options.updateResetsCounts) {
    stack.rememberedStacks = 0;
    stack.rememberedModules = 0;
  }
  stack.power = 'booting';
  stack.poweredOnAtMs = state.clockMs;
  stack.latchedAddr = stack.banks.ADDR_SET;
  setAlarm(state, 'booted', stack.tag, state.setup.options.bootSeconds);
}

function finishFlash(state: PlantState, stack: StackState): void {
  stack.torn = false;
  stopFlash(state, 'finished', 'update finished');
  logEvent(state, 'flash-finished', stack.tag);
  restart(state, stack);
}

function rejectsImage(state: PlantState, stack: StackState, { component, module }: FlashUnit): boolean {
  if (askFaults(state, 'image-judged', { stack: stack.tag, component, module }) !== true) return false;
  stopFlash(state, 'failed', 'image does not fit this hardware');
  return true;
}

function wrongImage(state: PlantState, stack: StackState, unit: FlashUnit): boolean {
  if (rejectsImage(state, stack, unit)) return true;
  const wrong = state.setup.tool.wrongFor;
  if (wrong === undefined || !wrong.stacks.includes(stack.tag)) return false;
  if (wrong.ends === 'bricks') tear(state, stack, unit, 'image of another hardware');
  stopFlash(state, 'failed', wrong.ends === 'rejects' ? 'image does not fit this hardware' : `lost ${stack.tag}`);
  return true;
}

function setVersion(stack: StackState, unit: FlashUnit, target: string): void {
  if (unit.module === null) stack.versions[unit.component] = target;
  else {
    const module = moduleOf(stack, unit.module);
    if (!module.bricked) module.version = target;
  }
}

/** A board or module has taken its image; the next one follows, or the stack restarts. */
export function unitDone(state: PlantState): void {
  const flash = state.tool.flash;
  const unit = flash?.units[flash.index];
  if (flash === null || unit === undefined) return;
  const stack = stackOf(state, flash.stack);
  if (wrongImage(state, stack, unit)) return;
  const end = askFaults(state, 'unit-flashed', { stack: stack.tag, component: unit.component, module: unit.module });
  if (end === 'stuck') {
    tear(state, stack, unit, 'does not come back');
    stopFlash(state, 'failed', `no answer from ${stack.tag}`);
    return;
  }
  if (end === 'bricked') tear(state, stack, unit, 'does not come back');
  else if (end !== 'unchanged') setVersion(stack, unit, end?.named ?? state.setup.tool.targets[unit.component] ?? '');
  logEvent(state, 'flashed', stack.tag, unitText(unit));
  flash.index += 1;
  if (flash.index < flash.units.length) writeUnit(state, flash);
  else finishFlash(state, stack);
}

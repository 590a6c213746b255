import { cancelAlarm, setAlarm } from './alarms';
import { askFaults } from './fault-bites';
import { interruptFlash } from './flashing';
import type { AlarmKind, PlantState, StackState } from './plant-state';
import { logEvent } from './record';
import { modulesHeard } from './stack-modules';
import { isLit } from './stack-words';
import { cutUpdate } from './wire/cut-update';

const ALARMS_OF_A_RUNNING_STACK: readonly AlarmKind[] = [
  'booted',
  'pattern-taken',
  'stacks-counted',
  'modules-counted',
  'link-silent',
  'hold-over',
];

/** Where a press leads: nowhere when it was too short. */
export function pressLeads(state: PlantState, stack: StackState, holdMs: number): 'on' | 'off' | null {
  if (holdMs < state.setup.options.powerHoldMs) return null;
  return isLit(stack) ? 'off' : 'on';
}

function goHalfOn(state: PlantState, stack: StackState): void {
  for (const kind of ALARMS_OF_A_RUNNING_STACK) cancelAlarm(state, kind, stack.tag);
  cutUpdate(state, stack);
  stack.power = 'half-on';
  logEvent(state, 'half-on', stack.tag);
}

export function goDark(state: PlantState, stack: StackState): void {
  for (const kind of ALARMS_OF_A_RUNNING_STACK) cancelAlarm(state, kind, stack.tag);
  cutUpdate(state, stack);
  stack.power = 'off';
  stack.poweredOnAtMs = null;
  stack.shownCount = null;
  stack.linkFault = false;
  logEvent(state, 'dark', stack.tag);
  stack.restVolts += askFaults(state, 'went-dark', { stack: stack.tag }) ?? 0;
  stack.driftVoltsPerHour += askFaults(state, 'stands-dark', { stack: stack.tag }) ?? 0;
}

export function start(state: PlantState, stack: StackState): void {
  stack.power = 'booting';
  stack.poweredOnAtMs = state.clockMs;
  const isOther = stack.latchedAddr !== stack.banks.ADDR_SET;
  const keeps = isOther && askFaults(state, 'address-taken', { stack: stack.tag }) === true;
  if (!keeps) stack.latchedAddr = stack.banks.ADDR_SET;
  logEvent(state, 'lit', stack.tag);
  setAlarm(state, 'booted', stack.tag, state.setup.options.bootSeconds);
}

function switchOff(state: PlantState, stack: StackState): void {
  cancelAlarm(state, 'power-back', stack.tag);
  if (state.tool.flash?.stack === stack.tag) interruptFlash(state, 'switched off');
  const wasHalfOn = stack.power === 'half-on';
  const odd = wasHalfOn ? undefined : askFaults(state, 'power-held', { stack: stack.tag, towards: 'off' });
  if (odd === 'half-on') return goHalfOn(state, stack);
  goDark(state, stack);
  if (odd === 'bounces') start(state, stack);
}

function switchOn(state: PlantState, stack: StackState): void {
  if (state.setup.options.controllerNeedsModuleOne && !modulesHeard(state, stack).includes(1)) return;
  const odd = askFaults(state, 'power-held', { stack: stack.tag, towards: 'on' });
  if (odd === 'half-on') return goHalfOn(state, stack);
  start(state, stack);
  if (odd === 'bounces') goDark(state, stack);
}

/** Holds the front button: on from dark, off from anything lit. */
export function pressPower(state: PlantState, stack: StackState, holdMs: number): void {
  const towards = pressLeads(state, stack, holdMs);
  if (towards === 'on') switchOn(state, stack);
  if (towards === 'off') switchOff(state, stack);
}

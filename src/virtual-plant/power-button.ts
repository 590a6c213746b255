import { cancelAlarm, setAlarm } from './alarms';
import { askFaults } from './fault-bites';
import { interruptFlash } from './flashing';
import type { AlarmKind, PlantState, StackState } from './plant-state';
import { logEvent } from './record';
import { modulesHeard } from './stack-modules';
import { isLit } from './stack-words';
import { cutUpdate } from './wire/boot-loader';

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

function goDark(state: PlantState, stack: StackState): void {
  for (const kind of ALARMS_OF_A_RUNNING_STACK) cancelAlarm(state, kind, stack.tag);
  cutUpdate(state, stack);
  stack.power = 'off';
  stack.poweredOnAtMs = null;
  stack.shownCount = null;
  stack.linkFault = false;
  logEvent(state, 'dark', stack.tag);
  stack.restVolts += askFaults(state, 'went-dark', { stack: stack.tag }) ?? 0;
}

function switchOff(state: PlantState, stack: StackState): void {
  if (state.tool.flash?.stack === stack.tag) interruptFlash(state, 'switched off');
  const wasHalfOn = stack.power === 'half-on';
  const half = wasHalfOn ? undefined : askFaults(state, 'power-held', { stack: stack.tag, towards: 'off' });
  if (half === undefined) goDark(state, stack);
  else goHalfOn(state, stack);
}

function switchOn(state: PlantState, stack: StackState): void {
  const { controllerNeedsModuleOne, bootSeconds } = state.setup.options;
  if (controllerNeedsModuleOne && !modulesHeard(state, stack).includes(1)) return;
  if (askFaults(state, 'power-held', { stack: stack.tag, towards: 'on' }) !== undefined) return goHalfOn(state, stack);
  stack.power = 'booting';
  stack.poweredOnAtMs = state.clockMs;
  stack.latchedAddr = stack.banks.ADDR_SET;
  logEvent(state, 'lit', stack.tag);
  setAlarm(state, 'booted', stack.tag, bootSeconds);
}

/** Holds the front button: on from dark, off from anything lit. */
export function pressPower(state: PlantState, stack: StackState, holdMs: number): void {
  const towards = pressLeads(state, stack, holdMs);
  if (towards === 'on') switchOn(state, stack);
  if (towards === 'off') switchOff(state, stack);
}

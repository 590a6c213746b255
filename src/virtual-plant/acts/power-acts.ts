import { isAlive, isWiredToBus, liveBusVolts } from '../dc-bus';
import { breakerOf, inverterOf, moduleOf, sourceOf, stackOf } from '../find';
import { interruptFlash } from '../flashing';
import type { ActOf, ActResult } from '../hands';
import type { PlantState } from '../plant-state';
import { pressPower } from '../power-button';

const DONE: ActResult = { done: true };
const refused = (why: string): ActResult => ({ done: false, why });

export function press(state: PlantState, act: ActOf<'press-power'>): ActResult {
  pressPower(state, stackOf(state, act.stack), act.holdMs);
  return DONE;
}

export function moduleSwitch(state: PlantState, act: ActOf<'module-switch'>): ActResult {
  const module = moduleOf(stackOf(state, act.stack), act.module);
  const flash = state.tool.flash;
  const written = flash?.stack === act.stack && flash.units[flash.index]?.module === act.module;
  if (written && !act.on) interruptFlash(state, 'module switched off');
  if (act.on && !module.switchOn) module.latchedAdd = module.add;
  if (!act.on) module.latchedAdd = null;
  module.switchOn = act.on;
  return DONE;
}

export function setBreaker(state: PlantState, act: ActOf<'set-breaker'>): ActResult {
  const breaker = breakerOf(state, act.breaker);
  if (breaker.locked && breaker.closed !== act.closed) return refused(`${act.breaker} is locked`);
  breaker.closed = act.closed;
  return DONE;
}

export function lockBreaker(state: PlantState, act: ActOf<'lock-breaker'>): ActResult {
  const breaker = breakerOf(state, act.breaker);
  if (act.locked && breaker.closed) return refused(`${act.breaker} is closed; a lock goes on an open breaker`);
  breaker.locked = act.locked;
  return DONE;
}

export function setDisconnect(state: PlantState, act: ActOf<'set-disconnect'>): ActResult {
  const stack = stackOf(state, act.stack);
  if (state.setup.dcJoin === 'commonBusbarNoDisconnect') return refused('this site has no DC disconnect per stack');
  if (stack.contactorClosed && !stack.disconnectClosed && act.closed) state.busJoinedAtMs = state.clockMs;
  stack.disconnectClosed = act.closed;
  return DONE;
}

export function setSource(state: PlantState, act: ActOf<'set-source'>): ActResult {
  sourceOf(state, act.source).on = act.on;
  return DONE;
}

export function setInverter(state: PlantState, act: ActOf<'inverter'>): ActResult {
  const inverter = inverterOf(state, act.inverter);
  if (!isAlive(state, inverter)) return refused(`${act.inverter} is dead: nothing feeds it`);
  inverter.mode = act.mode;
  return DONE;
}

export function setDemand(state: PlantState, act: ActOf<'inverter-demand'>): ActResult {
  const inverter = inverterOf(state, act.inverter);
  if (!isAlive(state, inverter)) return refused(`${act.inverter} is dead: nothing feeds it`);
  if (inverter.mode !== 'running') return refused(`${act.inverter} is not running`);
  inverter.demandWatts = act.watts;
  return DONE;
}

export function precharge(state: PlantState, act: ActOf<'precharge'>): ActResult {
  const breaker = breakerOf(state, act.breaker);
  const bus = liveBusVolts(state);
  if (isWiredToBus(state, breaker.inverter)) return refused(`${breaker.inverter} is already on the busbar`);
  if (bus === null) return refused('the busbar is not live: nothing to precharge from');
  inverterOf(state, breaker.inverter).capacitorVolts = bus;
  return DONE;
}

export function inverterLead(state: PlantState, act: ActOf<'inverter-lead'>): ActResult {
  const stack = stackOf(state, act.stack);
  const holder = state.stacks.find((other) => other.inverterLead && other !== stack);
  if (act.plugged && holder !== undefined) return refused(`the inverter lead is in ${holder.tag}`);
  stack.inverterLead = act.plugged;
  return DONE;
}

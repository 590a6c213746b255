import { setAlarm } from './alarms';
import type { FlashStep, PowerCut } from './fault';
import { askFaults } from './fault-bites';
import { stackOf } from './find';
import type { PlantState, StackState } from './plant-state';
import { goDark, start } from './power-button';
import { logEvent } from './record';

/** A step of an update in which power could fail: what it does when it is done whole, and what half of it leaves behind. */
export interface RiskyStep {
  readonly step: FlashStep;
  readonly at: number;
  whole(): void;
  half?(): void;
}

/** The supply of a controller fails by itself, and comes back by itself. */
export function losePower(state: PlantState, stack: StackState, { backSeconds }: PowerCut): void {
  logEvent(state, 'power-lost', stack.tag);
  goDark(state, stack);
  setAlarm(state, 'power-back', stack.tag, backSeconds);
}

/** Does a step of an update; true: power failed in it, and the stack is dark. */
export function failsIn(state: PlantState, stack: StackState, risky: RiskyStep): boolean {
  const { step, at } = risky;
  const cut = askFaults(state, 'flash-step', { stack: stack.tag, step, at });
  if (cut === undefined || cut.moment === 'after') risky.whole();
  else if (cut.moment === 'half') risky.half?.();
  if (cut !== undefined) losePower(state, stack, cut);
  return cut !== undefined;
}

/** The supply is there again; somebody may have switched it on meanwhile. */
export function powerBack(state: PlantState, tag: string): void {
  const stack = stackOf(state, tag);
  if (stack.power === 'off') start(state, stack);
}

import { setAlarm } from './alarms';
import { countModules, countStacks, takePattern } from './detection';
import { askFaults } from './fault-bites';
import { stackOf } from './find';
import { interruptFlash, unitDone } from './flashing';
import { recordForbidden } from './oracles/forbidden-pattern';
import type { Alarm, AlarmKind, PlantState, StackState } from './plant-state';
import { failsIn, powerBack } from './power-loss';
import { logEvent } from './record';
import { isLit } from './stack-words';
import { bootFirmware, bootLoaderOnly } from './wire/boot-loader';
import { flashErased, imageVerified } from './wire/update-unit';

/** It has not come up, and begins again. */
function startsAnew(state: PlantState, stack: StackState): void {
  if (stack.update !== null) stack.update.bootCounter += 1;
  stack.poweredOnAtMs = state.clockMs;
  setAlarm(state, 'booted', stack.tag, state.setup.options.bootSeconds);
}

function booted(state: PlantState, tag: string): void {
  const stack = stackOf(state, tag);
  if (stack.passed !== null && failsIn(state, stack, { step: 'boot', at: 0, whole: () => undefined })) return;
  const odd = askFaults(state, 'comes-up', { stack: tag, updated: stack.passed !== null });
  if (odd === 'resets') return startsAnew(state, stack);
  stack.power = 'on';
  if (odd === 'boot-loader') bootLoaderOnly(state, stack);
  else bootFirmware(state, stack);
  if (!isLit(stack)) return;
  logEvent(state, 'booted', tag);
  takePattern(state, stack);
}

/** What a tool was writing when power fails is torn. */
function unitWritten(state: PlantState): void {
  const { flash } = state.tool;
  const stack = flash === null ? undefined : stackOf(state, flash.stack);
  if (flash === null || stack === undefined) return;
  const torn = (): void => interruptFlash(state, 'power lost');
  const step = { step: 'board', at: flash.index, whole: () => unitDone(state), half: torn } as const;
  if (failsIn(state, stack, step)) torn();
}

function holdOver(state: PlantState, tag: string): void {
  stackOf(state, tag).passed = true;
  logEvent(state, 'passed', tag);
}

function unpark(state: PlantState, source: string): void {
  for (const inverter of state.inverters) if (inverter.mode === 'standby') inverter.mode = 'running';
  logEvent(state, 'inverter-unparked', null, source);
}

function linkSilent(state: PlantState, tag: string): void {
  stackOf(state, tag).linkFault = true;
}

const RINGS: Record<AlarmKind, (state: PlantState, subject: string) => void> = {
  booted,
  'pattern-taken': (state, tag) => takePattern(state, stackOf(state, tag)),
  'stacks-counted': (state, tag) => countStacks(state, stackOf(state, tag)),
  'modules-counted': (state, tag) => countModules(state, stackOf(state, tag)),
  'flash-unit-done': unitWritten,
  'power-back': powerBack,
  'flash-erased': (state, tag) => flashErased(state, stackOf(state, tag)),
  'image-verified': (state, tag) => imageVerified(state, stackOf(state, tag)),
  'link-silent': linkSilent,
  'hold-over': holdOver,
  unpark,
  'forbidden-stands': (state) => recordForbidden(state, null),
};

export function ring(state: PlantState, alarm: Alarm): void {
  state.cause = `${alarm.kind} ${alarm.subject}`;
  RINGS[alarm.kind](state, alarm.subject);
}

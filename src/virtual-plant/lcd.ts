import { ampsOf, isAlive, restVolts, socOf } from './dc-bus';
import type { LcdAnswer } from './eyes';
import { linkDisagrees } from './link-chain';
import type { PlantState, StackState } from './plant-state';
import { modulesComplete } from './stack-modules';
import { isFlashing, isLit } from './stack-words';
import { isMaster, runningService } from './switch-meaning';

/** Code 19 as the links bring it about, whatever the inverter does. */
export function linkCode19(state: PlantState, stack: StackState): boolean {
  return stack.linkFault || linkDisagrees(state, stack);
}

function inverterIsSilent(state: PlantState, stack: StackState): boolean {
  const heard =
    stack.inverterLead && state.inverters.some((inverter) => inverter.mode !== 'off' && isAlive(state, inverter));
  return isMaster(state, stack) && !heard;
}

function serviceCode(state: PlantState, stack: StackState): string | null {
  const service = runningService(state, stack);
  const shown = state.setup.options.lcdShowsModeCodes61And63;
  if (service === 'parallelDetect') return stack.shownCount === null ? '62' : null;
  if (service === 'moduleDetect') return shown && stack.shownCount === null ? '63' : null;
  return shown ? '61' : null;
}

/** The status code on the screen, or null. 25 outranks the service modes, they outrank 20, and 20 outranks 19. */
export function lcdCode(state: PlantState, stack: StackState): string | null {
  if (!isLit(stack)) return null;
  if (stack.torn || isFlashing(state, stack)) return '25';
  if (stack.power !== 'on') return null;
  if (runningService(state, stack) !== null) return serviceCode(state, stack);
  if (!modulesComplete(state, stack)) return '20';
  const silent = state.setup.options.error19AlsoFromInverterSilence && inverterIsSilent(state, stack);
  return linkCode19(state, stack) || silent ? '19' : null;
}

function firmwareScreens(state: PlantState, stack: StackState): string[] {
  const boards = state.setup.product.components
    .filter((component) => component.on === 'controller')
    .map((component) => `VER S. ${component.boardCode ?? component.key}-${stack.versions[component.key] ?? '----'}`);
  if (!state.setup.options.showFirmwareListsModules) return boards;
  return [...boards, ...stack.modules.map((module, index) => `VER S. M${index + 1}-${module.version}`)];
}

/** Four screens of a Gen 2 boot; only the fourth, the controller's own version, means anything to an installer. */
export function bootScreens(state: PlantState, stack: StackState): string[] {
  if (state.setup.product.generation !== 'gen2' || stack.poweredOnAtMs === null || stack.torn) return [];
  const controller = state.setup.product.components.findLast((component) => component.on === 'controller');
  const screens = ['10001', '20001', '30001', stack.versions[controller?.key ?? ''] ?? '----'];
  if (stack.power !== 'booting') return stack.power === 'on' ? screens : [];
  const quarter = (state.setup.options.bootSeconds * 1000) / 4;
  return screens.slice(0, Math.min(4, 1 + Math.floor((state.clockMs - stack.poweredOnAtMs) / quarter)));
}

function normalScreen(state: PlantState, stack: StackState): string[] {
  const watts = Math.round(ampsOf(state, stack) * restVolts(state, stack)) + 0;
  const flow = watts > 0 ? 'discharging' : watts < 0 ? 'charging' : 'idle';
  return [`SOC ${Math.round(socOf(state, stack))} %`, 'SOH 100 %', `${Math.abs(watts)} W`, flow];
}

function shownTexts(state: PlantState, stack: StackState): string[] {
  if (stack.power === 'half-on') return ['SOC 0 %', 'SOH 0 %', '0 W'];
  if (stack.torn || isFlashing(state, stack)) return [];
  if (stack.power === 'booting') return bootScreens(state, stack).slice(-1);
  const service = runningService(state, stack);
  if (service === 'showFirmware') return firmwareScreens(state, stack);
  if (service !== null) return stack.shownCount === null ? [] : [String(stack.shownCount)];
  return normalScreen(state, stack);
}

function displayIsBeingFlashed(state: PlantState, stack: StackState): boolean {
  const flash = state.tool.flash;
  if (flash?.stack !== stack.tag || !state.setup.options.displayDarkWhileItsBoardIsFlashed) return false;
  const unit = flash.units[flash.index];
  return state.setup.product.components.some((component) => component.isDisplay && component.key === unit?.component);
}

/** What somebody in front of the stack reads. */
export function readLcd(state: PlantState, stack: StackState): LcdAnswer {
  if (!isLit(stack) || displayIsBeingFlashed(state, stack))
    return { lit: false, code: null, shows: [], bootScreens: [] };
  return {
    lit: true,
    code: lcdCode(state, stack),
    shows: shownTexts(state, stack),
    bootScreens: bootScreens(state, stack),
  };
}

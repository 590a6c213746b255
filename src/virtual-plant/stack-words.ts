import type { PlantState, StackState } from './plant-state';

/** The screen is lit, with whatever on it. Dark is the only sign of off (lit with zeros is not off). */
export function isLit(stack: StackState): boolean {
  return stack.power !== 'off';
}

/** A tool writes it, or its boot loader stands open for an image. */
export function isFlashing(state: PlantState, stack: StackState): boolean {
  if (state.tool.flash?.stack === stack.tag) return true;
  return isLit(stack) && stack.update !== null && stack.update.mode !== 'running';
}

/** Bytes go into its flash, from the first on until the new image is started. */
export function isBeingWritten(state: PlantState, stack: StackState): boolean {
  return state.tool.flash?.stack === stack.tag || (isFlashing(state, stack) && stack.update?.started === true);
}

/** Booted, its firmware whole and running: it talks on its link and to its inverter. */
export function isTalking(state: PlantState, stack: StackState): boolean {
  return stack.power === 'on' && !stack.torn && !isFlashing(state, stack);
}

/** Versions of every board and module in one text; equal firmware gives equal text. */
export function versionsText(stack: StackState): string {
  const boards = Object.keys(stack.versions).sort();
  const modules = [...new Set(stack.modules.map((module) => module.version))].sort();
  return [...boards.map((key) => `${key} ${stack.versions[key]}`), `module ${modules.join('+')}`].join(', ');
}

/** Every component that the tool has a target for carries it. */
export function isAtTarget(state: PlantState, stack: StackState): boolean {
  const { product, tool } = state.setup;
  return product.components.every((component) => {
    const target = tool.targets[component.key];
    if (target === undefined) return true;
    if (component.on === 'controller') return stack.versions[component.key] === target;
    return stack.modules.every((module) => module.version === target);
  });
}

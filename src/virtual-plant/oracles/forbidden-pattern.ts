import type { PlantState } from '../plant-state';
import { trip } from '../record';

/** How long a documented-error pattern may stand while nothing else is done: someone may be between two switches. */
export const FORBIDDEN_STANDS_SECONDS = 600;

const key = (tag: string) => `forbidden-pattern ${tag}`;

/** Stacks whose INV SET stands at a pattern that is never to be set, and was not found so. */
function stacksAtForbidden(state: PlantState): string[] {
  const forbidden = state.setup.product.forbiddenInvPatterns;
  return state.stacks
    .filter((stack) => forbidden.includes(stack.banks.INV_SET))
    .filter((stack) => state.asFound[`${stack.tag} INV_SET`] !== stack.banks.INV_SET)
    .map((stack) => stack.tag);
}

/** Records each stack left at a forbidden pattern, once; `movingAt` is the stack whose bank is still being set. */
export function recordForbidden(state: PlantState, movingAt: string | null): void {
  for (const tag of stacksAtForbidden(state)) {
    if (tag === movingAt || state.standing.includes(key(tag))) continue;
    state.standing.push(key(tag));
    trip(state, 'forbidden-pattern', `${tag} INV_SET`);
  }
}

/** Keys of what was recorded and still stands. */
export function forbiddenStanding(state: PlantState): string[] {
  return stacksAtForbidden(state)
    .map(key)
    .filter((stands) => state.standing.includes(stands));
}

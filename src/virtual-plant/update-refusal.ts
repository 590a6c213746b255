import { ampsOf } from './dc-bus';
import { lcdCode, linkCode19 } from './lcd';
import { cabledWith } from './link-chain';
import type { PlantState, StackState } from './plant-state';
import { isLit } from './stack-words';

function stillParallel(state: PlantState, stack: StackState): string | null {
  const linked = cabledWith(state, stack.tag);
  const partner = state.stacks.find((other) => other !== stack && linked.has(other.tag) && isLit(other));
  if (partner !== undefined) return `the stack is in parallel with ${partner.tag}`;
  return stack.rememberedStacks === 1 ? null : `the stack remembers ${stack.rememberedStacks} stacks`;
}

function codeThatStops(state: PlantState, stack: StackState): string | null {
  const code = lcdCode(state, stack);
  if (code !== '19' || linkCode19(state, stack)) return code;
  return state.setup.options.toolRefusesOnInverterSilence ? code : null;
}

/** Why a stack whose firmware runs does not let it be written now; null when it does. */
export function whyNoUpdate(state: PlantState, stack: StackState): string | null {
  const parallel = stillParallel(state, stack);
  if (parallel !== null) return parallel;
  if (Math.abs(ampsOf(state, stack)) > state.setup.quietAmps) return 'a current flows';
  const code = codeThatStops(state, stack);
  return code === null ? null : `code ${code} stands`;
}

import { stackOf } from '../find';
import { interruptFlash, startFlash } from '../flashing';
import type { ActOf, ActResult } from '../hands';
import type { PlantState, StackState } from '../plant-state';
import { hostFacts } from '../power-feeds';
import { whyNoUpdate } from '../update-refusal';

const DONE: ActResult = { done: true };

export function toolConnect(state: PlantState, act: ActOf<'tool-connect'>): ActResult {
  if (act.stack !== null) stackOf(state, act.stack);
  if (state.tool.flash !== null) interruptFlash(state, 'the tool was unplugged');
  else if (act.stack !== state.tool.connectedTo) {
    state.tool.state = 'idle';
    state.tool.message = act.stack === null ? 'not connected' : `connected to ${act.stack}`;
  }
  state.tool.connectedTo = act.stack;
  return DONE;
}

/** Why the vendor's tool does not start to write this stack; null when it does. */
function refusal(state: PlantState, stack: StackState, rescue: boolean): string | null {
  if (stack.update !== null) return 'this stack is written over its service port';
  if (stack.power !== 'on') return stack.power === 'off' ? 'the stack is off' : 'the stack does not answer';
  if (rescue) {
    if (!stack.torn) return 'the stack needs no rescue';
    return state.setup.options.rescueReflashWorks ? null : 'the stack does not answer to a rescue';
  }
  if (stack.torn) return 'the stack does not answer';
  return whyNoUpdate(state, stack);
}

export function toolStart(state: PlantState, act: ActOf<'tool-start'>): ActResult {
  const tag = state.tool.connectedTo;
  if (!hostFacts(state).toolPowered) return { done: false, why: 'the tool has no power' };
  if (tag === null) return { done: false, why: 'the tool is not connected' };
  if (state.tool.flash !== null) return { done: false, why: 'the tool is writing' };
  const stack = stackOf(state, tag);
  const why = refusal(state, stack, act.rescue === true);
  if (why !== null) {
    state.tool.state = 'failed';
    state.tool.message = `update not started: ${why}`;
    return { done: false, why };
  }
  startFlash(state, stack, act.rescue === true);
  return DONE;
}

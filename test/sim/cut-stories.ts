import type { RunView } from '../../src/orchestrator';
import type { WireKind } from './sim-lines';
import type { World, WorldSpec } from './world';

/** A run that is cut at every point, and how it ends when it is not. */
export interface CutStory {
  readonly name: string;
  readonly product: WorldSpec['product'];
  readonly wire: WireKind | null;
  /** What happens on the way; told anew to each world. */
  readonly more: () => Partial<WorldSpec>;
  readonly procedure?: string;
}

const WHO = { actor: 'Ana' };

/** A person who wants to stop when the first step of this name is asked. */
function abortAt(step: string): Partial<WorldSpec> {
  let isAsked = false;
  return {
    before: async (world: World, view: RunView) => {
      if (isAsked || !view.prompts.some((prompt) => prompt.step === step)) return;
      isAsked = true;
      await world.ask((engine, key) => engine.abort(world.runId, 'enough for today', { ...WHO, key }));
    },
  };
}

/** Every ending of a run by hand and of one over the wire. */
export const CUT_STORIES: readonly CutStory[] = [
  { name: 'complete', product: 'gen3', wire: null, more: () => ({}) },
  { name: 'abandoned while parked', product: 'gen3', wire: null, more: () => abortAt('open-and-lock-breakers') },
  { name: 'restored, nothing written', product: 'gen3', wire: null, more: () => abortAt('connect-tool') },
  {
    name: 'held torn, stopped',
    product: 'gen3',
    wire: null,
    more: () => ({ plant: { faults: [{ name: 'code-25-stuck' }] } }),
  },
  {
    name: 'counted one short',
    product: 'gen3',
    wire: null,
    more: () => ({ plant: { faults: [{ name: 'count-one-short' }] } }),
  },
  { name: 'left apart', product: 'gen2', wire: null, procedure: 'leave-parallel', more: () => ({}) },
  { name: 'sent over TCP', product: 'open1', wire: 'tcp', more: () => ({}) },
  { name: 'sent over a serial line', product: 'open1', wire: 'serial', more: () => ({}) },
  { name: 'sent, nothing written', product: 'open1', wire: 'tcp', more: () => abortAt('confirm-leads') },
];

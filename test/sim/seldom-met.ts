import type { HoldView, PromptView, RunView } from '../../src/orchestrator';
import type { Numbers } from './numbers';
import type { World, WorldSpec } from './world';

const HALF_AN_HOUR_MS = 1_800_000;
/** Of the worlds in which it can be. */
const SHARE = 0.1;

export type SeededSpec = WorldSpec & Required<Pick<WorldSpec, 'chooses'>>;

/** Ways out that chance alone hardly ever comes to: a few worlds are made so that they do. */
export function withSeldomMet(spec: SeededSpec, random: Numbers, story: string[]): WorldSpec {
  if (!random.chance(SHARE)) return spec;
  if (spec.keepsImageBefore === true && spec.stacks > 1) return refusedByTheLast(spec, story);
  return spec.wire === null ? leftAtTheStart(spec, story) : spec;
}

/** The last stack refuses the image for good, after the others took it: the set can be brought back to what it ran. */
function refusedByTheLast(spec: SeededSpec, story: string[]): WorldSpec {
  const stack = `S${spec.stacks}`;
  story.push(`${stack} refuses every image, and is brought back with the set`);
  const faults = [...(spec.plant?.faults ?? []), { name: 'image-rejected', stack, times: 99 }];
  return { ...spec, plant: { ...spec.plant, faults }, chooses: choosing('roll-back', spec) };
}

/**
 * Somebody is called away before the start of an update is told, and cannot see the charge afterwards: the run is held while it must take
 * the stack for one that is written, and only the tool can tell.
 */
function leftAtTheStart(spec: SeededSpec, story: string[]): WorldSpec {
  let left = false;
  let held = false;
  const chooses = choosing('not-writing', spec);
  story.push('called away at the start of an update');
  return {
    ...spec,
    before: async (world: World, view: RunView) => {
      if (!left && view.prompts.some(({ step }) => step === 'start-update')) {
        left = true;
        return world.pass(HALF_AN_HOUR_MS);
      }
      return spec.before?.(world, view);
    },
    says: (prompt: PromptView, world: World) =>
      left && !held && prompt.message.id === 'ask.soc' ? { kind: 'cannot-see' } : spec.says?.(prompt, world),
    chooses: (hold, world) => {
      held ||= left;
      return chooses(hold, world);
    },
  };
}

/** Takes this offer the first time that it is there, where nothing is written. */
function choosing(wanted: 'roll-back' | 'not-writing', { chooses }: SeededSpec): SeededSpec['chooses'] {
  let taken = false;
  return (hold: HoldView, world: World) => {
    const isOffered = hold.offers.some(({ id }) => id === wanted);
    if (taken || !isOffered || world.truth().stacks.some(({ flashing }) => flashing)) return chooses(hold, world);
    taken = true;
    return { offer: wanted, words: 'looked at the tool, and says so' };
  };
}

import type { Answer, PromptView } from '../../../src/orchestrator';
import type { PlantAct } from '../../../src/virtual-plant';
import { virtualAmbient } from '../ambient';
import { World, type WorldSpec } from '../world';

/** One prompt of a run in which nobody slips: what was done for it and answered. */
export interface Gone {
  readonly prompt: PromptView;
  /** The how manieth time this step was asked; from 1. */
  readonly time: number;
  readonly acts: readonly PlantAct[];
  readonly answer: Answer;
}

/** Plays a world in which nobody slips, and notes each prompt. Throws where such a run is objected to. */
export async function traceOf(spec: WorldSpec): Promise<readonly Gone[]> {
  const gone: Gone[] = [];
  let acts: PlantAct[] = [];
  const times = new Map<string, number>();
  const world = new World({
    ...spec,
    slip: (act) => {
      acts.push(act);
      return undefined;
    },
    says: async (prompt, here) => {
      acts = [];
      const answer = await here.operator.respond(prompt);
      if (answer === undefined) return undefined;
      const time = (times.get(prompt.stepId) ?? 0) + 1;
      times.set(prompt.stepId, time);
      gone.push({ prompt, time, acts, answer });
      return answer;
    },
  });
  const back = virtualAmbient(world.clock);
  try {
    const end = await world.play();
    const truth = [...world.holds, ...end.truth.oracles.map(({ oracle, detail }) => `${oracle} ${detail}`)];
    if (end.outcome !== 'complete' || truth.length > 0)
      throw new Error(`A run without a slip ends ${end.outcome}: ${truth.join('; ')}`);
    return gone;
  } finally {
    back();
  }
}

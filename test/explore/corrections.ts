import type { Answer, Command, PlannedStep, RunState } from '../../src/orchestrator';
import { StackhandError } from '../../src/kernel';
import { BLIND, type Scene } from './deed';
import { DEEDS } from './person';
import type { AbstractPlant } from './plant';
import type { Budget, State } from './state';

/** One answer that is taken back, or given otherwise. Nobody moves a hand. */
export interface Correction {
  readonly words: string;
  readonly costs: readonly [keyof Budget, ...(keyof Budget)[]];
  readonly command: Command;
  /** Corrected to what was seen, nobody is excused any more for having believed what was not so. */
  readonly plant: AbstractPlant;
}

const given = (run: RunState): readonly PlannedStep[] =>
  run.plan.steps.filter(({ id }) => {
    const step = run.steps.get(id);
    return step?.status === 'done' && step.answer !== undefined && step.promptId !== undefined;
  });

/** What a person who was there then, and stands here now, may say wrongly of a step that was done. */
function lies(scene: Scene): readonly Answer[] {
  const deeds = DEEDS[scene.step.step]?.(scene) ?? [];
  return deeds.flatMap(({ truth, answer }) => (truth === undefined ? [] : [answer]));
}

/** Everything that may be corrected now. `sceneOf`: where a person stands who looks at a step of before. */
export function corrections(state: State, sceneOf: (step: PlannedStep) => Scene): readonly Correction[] {
  const { run, plant, left, lie } = state;
  if (left.corrections === 0) return [];
  return given(run).flatMap((step): readonly Correction[] => {
    const to = (why: string, answer?: Answer): Command => ({ kind: 'correct', stepId: step.id, why, answer });
    const truly: Correction[] =
      lie?.stepId === step.id
        ? [
            {
              words: `${step.id}: corrected to what was seen`,
              costs: ['corrections'],
              command: to('I told it wrongly', lie.truth),
              plant: { ...plant, told: 'truth' },
            },
          ]
        : [];
    const wrongly =
      left.slips === 0
        ? []
        : lies(sceneOf(step)).map(
            (answer): Correction => ({
              words: `${step.id}: corrected to what is not so, ${JSON.stringify(answer)}`,
              costs: ['corrections', 'slips'],
              command: to('I think it was otherwise', answer),
              plant,
            }),
          );
    const anew: Correction = {
      words: `${step.id}: taken back, to be asked again`,
      costs: ['corrections'],
      command: to('I am not sure'),
      plant,
    };
    const same: Correction = {
      words: `${step.id}: given once more as it was`,
      costs: ['corrections'],
      command: to('I looked again', run.steps.get(step.id)?.answer),
      plant,
    };
    const unseen: Correction = {
      words: `${step.id}: corrected to "I could not see it"`,
      costs: ['corrections'],
      command: to('I did not look', BLIND),
      plant,
    };
    return [anew, same, unseen, ...truly, ...wrongly];
  });
}

/** A correction that the rules refuse leaves all as it was; anything else that they throw is wrong. */
const REFUSED = [
  'orchestrator.too-late-to-ask-again',
  'orchestrator.not-while-writing',
  'orchestrator.correction-refused',
];
export const isRefused = (error: unknown): boolean => error instanceof StackhandError && REFUSED.includes(error.code);

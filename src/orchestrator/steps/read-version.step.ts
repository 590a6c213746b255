import { message } from '../../kernel';
import type { Answer } from '../prompts';
import type { Readings } from '../plan-types';
import {
  done,
  fact,
  type Judgement,
  key,
  type MachineJudgement,
  refused,
  stackOf,
  type StepContext,
  type StepDefinition,
} from '../step';
import { answeredBy, bootPatience, readable } from '../wire-facts';

function componentOf({ run, step }: StepContext) {
  return run.plan.slice.components.find((candidate) => candidate.key === step.params.component);
}

/** How many versions are typed: one for a board, one per module that has this component. */
function howMany(c: StepContext): number {
  const component = componentOf(c);
  if (component?.on !== 'module') return 1;
  const stack = c.run.plan.site.stacks.find((candidate) => candidate.tag === c.step.stack);
  return (
    stack?.modules.filter((module) => component.generation === null || module.generation === component.generation)
      .length ?? 1
  );
}

function judge(c: StepContext, answer: Answer): Judgement {
  const place = key(c.step, `${c.step.params.as === 'before' ? 'before' : 'after'}/${c.step.params.component}`);
  if (answer.kind === 'cannot-see') return done(fact(place, null, 'E0'));
  const wanted = howMany(c);
  if (answer.kind !== 'version' || answer.texts.length !== wanted)
    return refused(message('mean.so-many-versions', { count: wanted }));
  return done(
    fact(
      place,
      answer.texts.map((text) => text.trim()),
    ),
  );
}

const byVersion = answeredBy(judge, (readings, c) => {
  const found = readings[`version:${c.step.params.component}`];
  return typeof found === 'string' ? { kind: 'version', texts: [found] } : undefined;
});

/** What the unit runs beside the version that it names: two units of one version run one image, or one of them lies. */
function withImage(c: StepContext, { 'running-image': image }: Readings, judged: MachineJudgement): MachineJudgement {
  if (judged.verdict !== 'done' || typeof image !== 'string') return judged;
  return { ...judged, facts: [...judged.facts, fact(key(c.step, 'image'), image, 'E4')] };
}

/** The version of one component, all digits, before or after the update. Never the wanted one is shown. */
export const readVersion: StepDefinition = {
  name: 'read-version',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 0.5,
  prompt: (c) => {
    const component = componentOf(c);
    return {
      kind: 'version',
      message: message(component?.on === 'module' ? 'ask.version-modules' : 'ask.version', {
        stack: stackOf(c.step),
        board: component?.boardCode ?? '',
        part: component?.label ?? '',
      }),
      items: howMany(c),
    };
  },
  judge,
  byMachine: {
    effect: 'read-stack',
    wants: (c) => {
      const version = `version:${c.step.params.component}`;
      if (componentOf(c)?.on !== 'controller') return undefined;
      return readable(c, version, 'running-image') ?? readable(c, version);
    },
    patienceSeconds: bootPatience,
    judge: (c, readings, outcome) => withImage(c, readings, byVersion(c, readings, outcome)),
  },
  uses: ({ step }) => [key(step, 'power')],
};

import { message } from '../../kernel';
import type { Answer } from '../prompts';
import { done, fact, type Judgement, key, refused, stackOf, type StepContext, type StepDefinition } from '../step';
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
    wants: (c) => (componentOf(c)?.on === 'controller' ? readable(c, `version:${c.step.params.component}`) : undefined),
    patienceSeconds: bootPatience,
    judge: answeredBy(judge, (readings, c) => {
      const found = readings[`version:${c.step.params.component}`];
      return typeof found === 'string' ? { kind: 'version', texts: [found] } : undefined;
    }),
  },
  uses: ({ step }) => [key(step, 'power')],
};

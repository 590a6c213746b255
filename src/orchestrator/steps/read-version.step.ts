import { message } from '../../kernel';
import type { StepContext } from '../step';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

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
  judge: (c, answer) => {
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
  },
  uses: ({ step }) => [key(step, 'power')],
};

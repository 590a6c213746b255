import { message } from '../../kernel';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** The number that the module detection shows. The controller learns it, so a short one must be seen and not passed over. */
export const readModuleCount: StepDefinition = {
  name: 'read-module-count',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 3,
  prompt: ({ step }) => ({ kind: 'count', message: message('ask.module-count', { stack: stackOf(step) }) }),
  judge: ({ step }, answer) => {
    if (answer.kind === 'cannot-see') return done(fact(key(step, 'module-count'), null, 'E0'));
    if (answer.kind !== 'count') return refused(message('mean.type-a-count'));
    return done(fact(key(step, 'module-count'), answer.value));
  },
};

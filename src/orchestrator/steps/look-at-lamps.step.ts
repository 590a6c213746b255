import { message } from '../../kernel';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** A dark lamp is a module that did not come back; where all are lit, the controller may only have forgotten their number. */
export const lookAtLamps: StepDefinition = {
  name: 'look-at-lamps',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ step }) => ({
    kind: 'choice',
    message: message('ask.module-lamps', { stack: stackOf(step) }),
    options: [
      { id: 'all-lit', message: message('option.lamps-lit') },
      { id: 'one-dark', message: message('option.lamp-dark') },
    ],
  }),
  judge: ({ step }, answer) => {
    if (answer.kind === 'cannot-see') return done(fact(key(step, 'module-lamps'), null, 'E0'));
    if (answer.kind !== 'choice' || !['all-lit', 'one-dark'].includes(answer.option))
      return refused(message('mean.choose-one'));
    return done(fact(key(step, 'module-lamps'), answer.option));
  },
};

import { message } from '../../kernel';
import { isNotDark } from '../flash-state';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** The BMS is switched off. Lit with zeros is not off (SI-12). */
export const switchOff: StepDefinition = {
  name: 'switch-off',
  kind: 'confirm',
  hands: 'hands',
  does: ['bms-off'],
  ifInterrupted: 'ask',
  unsettles: ({ step }) => [key(step, 'power')],
  minutes: 0.5,
  skip: ({ run, step }) =>
    isNotDark(run, stackOf(step)) ? undefined : message('skip.already-dark', { stack: stackOf(step) }),
  prompt: ({ step }) => ({
    kind: 'choice',
    message: message('ask.switch-off', { stack: stackOf(step) }),
    options: [
      { id: 'off', message: message('option.dark') },
      { id: 'half-on', message: message('option.lit-with-zeros') },
      { id: 'on', message: message('option.still-on') },
    ],
  }),
  judge: ({ step }, answer) => {
    if (answer.kind === 'cannot-see') return done(fact(key(step, 'power'), null, 'E0'));
    if (answer.kind !== 'choice' || !['off', 'half-on', 'on'].includes(answer.option))
      return refused(message('mean.choose-one'));
    return done(fact(key(step, 'power'), answer.option));
  },
};

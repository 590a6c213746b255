import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/**
 * Things counted by a person: Link cables as found, cables in hand, plugs clicked in, locks, closed breakers, batteries on the
 * inverter's screen. The number is recorded; the guards compare it.
 */
export const countThings: StepDefinition = {
  name: 'count-things',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 2,
  prompt: ({ step }) => ({
    kind: 'count',
    message: message(`ask.count-${step.params.subject}`, { stack: step.stack ?? '' }),
  }),
  judge: ({ step }, answer) => {
    if (answer.kind === 'cannot-see') return done(fact(`site/${step.params.subject}`, null, 'E0'));
    if (answer.kind !== 'count') return refused(message('mean.type-a-count'));
    return done(fact(`site/${step.params.subject}`, answer.value));
  },
};

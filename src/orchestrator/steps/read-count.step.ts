import { message } from '../../kernel';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** The number that follows the detection; typed twice, ten seconds apart, because a "1" can be a half-read SOC (slip 29). */
export const readCount: StepDefinition = {
  name: 'read-count',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ step }) => ({
    kind: 'count',
    message: message(step.params.as === 'after' ? 'ask.count-again' : 'ask.count', { stack: stackOf(step) }),
  }),
  judge: ({ step }, answer) => {
    const name = `${step.params.counted === 'set' ? 'count-set' : 'count-alone'}${step.params.as === 'after' ? '-again' : ''}`;
    if (answer.kind === 'cannot-see') return done(fact(key(step, name), null, 'E0'));
    if (answer.kind !== 'count') return refused(message('mean.type-a-count'));
    return done(fact(key(step, name), answer.value));
  },
  uses: ({ step }) => [key(step, 'power')],
};

import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The voltage limit for joining, where neither the product nor the site states one; 0.5 V is a sibling's, never the maker's. */
export const enterJoinLimit: StepDefinition = {
  name: 'enter-join-limit',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 2,
  prompt: () => ({ kind: 'number', message: message('ask.join-limit'), unit: 'V', range: [0.05, 2] }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact('site/join-limit', null, 'E0'));
    if (answer.kind !== 'number' || answer.unit !== 'V' || answer.value < 0.05 || answer.value > 2)
      return refused(message('mean.out-of-range', { low: 0.05, high: 2, unit: 'V' }));
    return {
      verdict: 'done',
      facts: [fact('site/join-limit', answer.value)],
      deviation: message('deviation.join-limit', { volts: answer.value }),
    };
  },
};

import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** A photo whose bytes are kept and hashed (E1). */
export const photograph: StepDefinition = {
  name: 'photograph',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 0.5,
  prompt: ({ step }) => ({
    kind: 'photo',
    message: message(`ask.photo-${step.params.subject}`, { stack: step.stack ?? '' }),
  }),
  judge: ({ step }, answer) => {
    const place = `${step.stack ?? 'site'}/photo/${step.params.subject}`;
    if (answer.kind === 'cannot-see')
      return {
        verdict: 'done',
        facts: [fact(place, null, 'E0')],
        deviation: message('deviation.no-photo', { stack: step.stack ?? '' }),
      };
    if (answer.kind !== 'photo') return refused(message('mean.photo-needed'));
    return done(fact(place, answer.digest, 'E1'));
  },
};

import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The volts on one side of the open breaker; a negative value is a turned polarity (SI-41). */
export const readBreakerSide: StepDefinition = {
  name: 'read-breaker-side',
  kind: 'observe',
  hands: 'two',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 3,
  prompt: ({ step }) => ({
    kind: 'number',
    message: message(`ask.breaker-${step.params.subject}`, { breaker: step.params.breaker ?? '' }),
    unit: 'V',
    range: [-60, 60],
    meter: true,
  }),
  judge: ({ step }, answer) => {
    if (answer.kind === 'cannot-see')
      return done(fact(`breaker/${step.params.breaker}/${step.params.subject}`, null, 'E0'));
    if (answer.kind !== 'number' || answer.unit !== 'V') return refused(message('mean.number-in', { unit: 'V' }));
    if (!answer.meter) return refused(message('mean.name-the-meter'));
    const side = `breaker/${step.params.breaker}/${step.params.subject}`;
    return done(fact(side, answer.value), fact(`${side}/meter`, answer.meter));
  },
};

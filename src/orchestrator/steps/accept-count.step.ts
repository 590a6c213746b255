import { done, fact, type StepDefinition } from '../step';

/** Nothing is asked: the guards judge the count of the whole set (SI-39). */
export const acceptCount: StepDefinition = {
  name: 'accept-count',
  kind: 'check',
  hands: 'none',
  does: ['accept-count'],
  ifInterrupted: 'repeat',
  minutes: 0,
  judge: ({ step }) => done(fact(`${step.stack ?? 'site'}/count-accepted`, true, 'E3')),
};

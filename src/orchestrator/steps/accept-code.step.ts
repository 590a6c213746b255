import { done, fact, type StepDefinition } from '../step';

/** Nothing is asked: the guards judge the code that was read (SI-34). */
export const acceptCode: StepDefinition = {
  name: 'accept-code',
  kind: 'check',
  hands: 'none',
  does: ['accept-code'],
  ifInterrupted: 'repeat',
  minutes: 0,
  judge: ({ step }) => done(fact(`${step.stack ?? 'site'}/code-accepted`, true, 'E3')),
};

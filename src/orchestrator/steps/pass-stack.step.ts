import { done, fact, type StepDefinition } from '../step';

/** Nothing is asked: the guards judge versions, codes and hold of this stack before it counts as passed (SI-30). */
export const passStack: StepDefinition = {
  name: 'pass-stack',
  kind: 'check',
  hands: 'none',
  does: ['pass-stack'],
  ifInterrupted: 'repeat',
  minutes: 0,
  judge: ({ step }) => done(fact(`${step.stack ?? 'site'}/passed`, true, 'E3')),
};

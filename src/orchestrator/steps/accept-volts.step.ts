import { done, fact, type StepDefinition } from '../step';

/** Nothing is asked: the guards judge the volts of the set while its stacks are still apart (SI-05). */
export const acceptVolts: StepDefinition = {
  name: 'accept-volts',
  kind: 'check',
  hands: 'none',
  does: ['accept-volts'],
  ifInterrupted: 'repeat',
  minutes: 0,
  judge: ({ step }) => done(fact(`${step.stack ?? 'site'}/volts-accepted`, true, 'E3')),
};

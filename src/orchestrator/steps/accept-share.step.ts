import { done, fact, type StepDefinition } from '../step';

/** Nothing is asked: the guards judge the share of each stack while the inverter still charges or discharges (SI-42). */
export const acceptShare: StepDefinition = {
  name: 'accept-share',
  kind: 'check',
  hands: 'none',
  does: ['accept-share'],
  ifInterrupted: 'repeat',
  minutes: 0,
  judge: ({ step }) => done(fact(`site/share-accepted/${step.params.mode}`, true, 'E3')),
};

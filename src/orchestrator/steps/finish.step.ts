import { done, fact, type StepDefinition } from '../step';

/** Nothing is asked: the guards judge whether the run may end as complete (SI-11, SI-42). */
export const finish: StepDefinition = {
  name: 'finish',
  kind: 'check',
  hands: 'none',
  does: ['finish'],
  ifInterrupted: 'repeat',
  minutes: 0,
  judge: ({ step }) => done(fact(`${step.stack ?? 'site'}/finished`, true, 'E3')),
};

import { busyStack } from '../flash-state';
import { done, fact, stackOf, type StepDefinition } from '../step';

/** Nothing is asked: the guards judge whether the tool says that it has ended (SI-24). */
export const acceptFlash: StepDefinition = {
  name: 'accept-flash',
  kind: 'check',
  hands: 'none',
  does: ['accept-flash'],
  ifInterrupted: 'repeat',
  minutes: 0,
  judge: ({ run, step }) => done(fact(`${busyStack(run, stackOf(step))}/flash`, 'ended', 'E3')),
};

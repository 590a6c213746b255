import { done, fact, type StepDefinition } from '../step';

/**
 * Nothing is asked: the guards judge versions, codes and hold of this stack before it counts as passed (SI-30), and once more where what it
 * was read to run is told otherwise afterwards.
 */
export const passStack: StepDefinition = {
  name: 'pass-stack',
  kind: 'check',
  hands: 'none',
  does: ['pass-stack'],
  ifInterrupted: 'repeat',
  minutes: 0,
  uses: ({ run, step }) => [...run.facts].flatMap(([key]) => (key.startsWith(`${step.stack}/after/`) ? [key] : [])),
  judge: ({ step }) => done(fact(`${step.stack ?? 'site'}/passed`, true, 'E3')),
};

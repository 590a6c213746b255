import { message } from '../../kernel';
import type { StepDefinition } from '../step';

/** A wait by the server's monotonic clock; it starts again in full after a restart (SI-37). */
export const waitFor: StepDefinition = {
  name: 'wait-for',
  kind: 'wait',
  hands: 'none',
  does: [],
  ifInterrupted: 'repeat',
  minutes: null,
  wait: ({ step }) => ({
    seconds: step.params.seconds ?? 0,
    message: message(`wait.${step.params.why}`, { stack: step.stack ?? '' }),
  }),
};

import { message } from '../../kernel';
import type { StepDefinition } from '../step';

/** The machine that runs Stackhand is kept from sleeping until the run ends; where that fails, the person is told (SI-33). */
export const keepHostAwake: StepDefinition = {
  name: 'keep-host-awake',
  kind: 'act',
  hands: 'none',
  does: [],
  ifInterrupted: 'repeat',
  minutes: 0,
  effect: 'keep-host-awake',
  standing: true,
  wait: () => ({ seconds: 0, message: message('wait.host-awake') }),
};

import { message } from '../../kernel';
import { fact, type StepDefinition } from '../step';

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
  ended: (_c, { outcome, said }) => ({
    verdict: 'done',
    facts: [fact('host/awake', outcome, 'E3')],
    ...(outcome === 'ok' ? {} : { deviation: message('deviation.host-may-sleep', { why: said }) }),
  }),
};

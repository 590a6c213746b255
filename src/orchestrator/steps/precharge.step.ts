import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The inverter side is brought up by the site's precharge before the breaker closes. */
export const precharge: StepDefinition = {
  name: 'precharge',
  kind: 'confirm',
  hands: 'two',
  does: ['precharge'],
  ifInterrupted: 'ask',
  minutes: 3,
  prompt: ({ step }) => ({
    kind: 'confirm',
    message: message('ask.precharge', { breaker: step.params.breaker ?? '' }),
  }),
  judge: ({ step }, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact(`breaker/${step.params.breaker}/precharged`, true, 'E0'))
      : refused(message('mean.precharge-first')),
};

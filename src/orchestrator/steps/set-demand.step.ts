import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The inverter is made to charge, to discharge or to idle for the test of each stack's share. */
export const setDemand: StepDefinition = {
  name: 'set-demand',
  kind: 'confirm',
  hands: 'hands',
  does: ['set-demand'],
  ifInterrupted: 'ask',
  minutes: 2,
  prompt: ({ step }) => ({ kind: 'confirm', message: message(`ask.demand-${step.params.mode}`) }),
  judge: ({ step }, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact('site/demand', step.params.mode ?? 'idle', 'E0'))
      : refused(message('mean.demand-needed')),
};

import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The people of the house see that it works, and the tools are counted. */
export const showCustomer: StepDefinition = {
  name: 'show-customer',
  kind: 'confirm',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 5,
  prompt: () => ({ kind: 'confirm', message: message('ask.show-customer') }),
  judge: (_c, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact('site/shown', true, 'E0'))
      : refused(message('mean.show-first')),
};

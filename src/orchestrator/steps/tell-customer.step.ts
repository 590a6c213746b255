import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The people of the house know that there is no backup, and agree (slip 13). */
export const tellCustomer: StepDefinition = {
  name: 'tell-customer',
  kind: 'confirm',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 5,
  prompt: () => ({
    kind: 'choice',
    message: message('ask.customer'),
    options: [
      { id: 'agreed', message: message('option.told-agreed') },
      { id: 'not-agreed', message: message('option.not-agreed') },
    ],
  }),
  judge: (_c, answer) =>
    answer.kind === 'choice' && answer.option === 'agreed'
      ? done(fact('site/customer', 'agreed'))
      : refused(message('mean.not-agreed')),
};

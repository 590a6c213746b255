import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** A second person compares switches and plugs with the photos while the power is off; the name is recorded. */
export const secondLook: StepDefinition = {
  name: 'second-look',
  kind: 'confirm',
  hands: 'two',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 3,
  prompt: () => ({ kind: 'text', message: message('ask.second-look') }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see')
      return {
        verdict: 'done',
        facts: [fact('site/second-look', null, 'E0')],
        deviation: message('deviation.no-second-look'),
      };
    return answer.kind === 'text'
      ? done(fact('site/second-look', answer.text.trim()))
      : refused(message('mean.type-a-name'));
  },
};

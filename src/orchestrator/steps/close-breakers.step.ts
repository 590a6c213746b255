import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The owner takes the locks off and closes the breakers, standing beside them; the closed ones are counted (SI-41). */
export const closeBreakers: StepDefinition = {
  name: 'close-breakers',
  kind: 'confirm',
  hands: 'hands',
  does: ['close-breaker'],
  ifInterrupted: 'ask',
  unsettles: () => ['site/breakers-closed'],
  minutes: 5,
  prompt: () => ({ kind: 'count', message: message('ask.close-breakers') }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact('site/breakers-closed', null, 'E0'));
    return answer.kind === 'count'
      ? done(fact('site/breakers-closed', answer.value))
      : refused(message('mean.type-a-count'));
  },
};

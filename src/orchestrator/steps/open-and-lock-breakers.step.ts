import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** All battery breakers are opened and locked by their owner; the locks are counted (SI-03). */
export const openAndLockBreakers: StepDefinition = {
  name: 'open-and-lock-breakers',
  kind: 'confirm',
  hands: 'hands',
  does: ['open-breaker'],
  ifInterrupted: 'ask',
  unsettles: () => ['site/locks'],
  minutes: 10,
  prompt: () => ({ kind: 'count', message: message('ask.open-and-lock-breakers') }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact('site/locks', null, 'E0'));
    return answer.kind === 'count' ? done(fact('site/locks', answer.value)) : refused(message('mean.type-a-count'));
  },
};

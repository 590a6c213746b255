import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** Every Link cable is pulled at both ends; the cables in hand are counted, and must be one fewer than stacks (SI-16). */
export const pullLinks: StepDefinition = {
  name: 'pull-links',
  kind: 'confirm',
  hands: 'hands',
  does: ['unplug-link'],
  ifInterrupted: 'ask',
  unsettles: () => ['site/links-in-hand'],
  minutes: 5,
  prompt: () => ({ kind: 'count', message: message('ask.pull-links') }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact('site/links-in-hand', null, 'E0'));
    return answer.kind === 'count'
      ? done(fact('site/links-in-hand', answer.value))
      : refused(message('mean.type-a-count'));
  },
};

import { message } from '../../kernel';
import type { RunState } from '../run-state';
import { done, everyTag, fact, known, refused, type StepDefinition } from '../step';

/** They were counted in somebody's hand, and have not been plugged since. */
function areOut(run: RunState): boolean {
  const [pulled, plugged] = [known(run, 'site/links-in-hand'), known(run, 'site/links-plugged')];
  return pulled?.value === everyTag(run.plan).length - 1 && pulled.order > (plugged?.order ?? -1);
}

/** Every Link cable is pulled at both ends; the cables in hand are counted, and must be one fewer than stacks (SI-16). */
export const pullLinks: StepDefinition = {
  name: 'pull-links',
  kind: 'confirm',
  hands: 'hands',
  does: ['unplug-link'],
  ifInterrupted: 'ask',
  unsettles: () => ['site/links-in-hand'],
  minutes: 5,
  skip: ({ run }) => (areOut(run) ? message('skip.links-are-out') : undefined),
  prompt: () => ({ kind: 'count', message: message('ask.pull-links') }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact('site/links-in-hand', null, 'E0'));
    return answer.kind === 'count'
      ? done(fact('site/links-in-hand', answer.value))
      : refused(message('mean.type-a-count'));
  },
};

import { message } from '../../kernel';
import { linkChain } from '../../stacks';
import { done, fact, refused, type StepDefinition } from '../step';

/** The Link cables go back as recorded until they click; the plugged cables are counted (SI-35, SI-36). */
export const plugLinks: StepDefinition = {
  name: 'plug-links',
  kind: 'confirm',
  hands: 'hands',
  does: ['plug-link'],
  ifInterrupted: 'ask',
  unsettles: () => ['site/links-plugged'],
  minutes: 5,
  prompt: ({ run }) => ({
    kind: 'count',
    message: message('ask.plug-links', {
      chain: linkChain(run.plan.site)
        .map(({ from, to }) => `${from}–${to}`)
        .join(', '),
    }),
  }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact('site/links-plugged', null, 'E0'));
    return answer.kind === 'count'
      ? done(fact('site/links-plugged', answer.value))
      : refused(message('mean.type-a-count'));
  },
};

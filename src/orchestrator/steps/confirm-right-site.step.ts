import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The person says which site they stand at before anything else is asked (slip 1). */
export const confirmRightSite: StepDefinition = {
  name: 'confirm-right-site',
  kind: 'confirm',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ run }) => ({
    kind: 'confirm',
    message: message('ask.right-site', { site: run.plan.site.name, colour: run.plan.site.colour }),
  }),
  judge: (_c, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact('site/right', true, 'E0'))
      : refused(message('mean.wrong-site')),
};

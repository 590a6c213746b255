import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** Which other master hangs on a lead no machine can know on every line: a person looks and says so before the first word (SI-17). */
export const confirmLeads: StepDefinition = {
  name: 'confirm-leads',
  kind: 'confirm',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 2,
  prompt: ({ run }) => ({
    kind: 'choice',
    message: message('ask.confirm-leads', {
      stacks: run.plan.site.stacks.flatMap(({ tag, wire }) => (wire === undefined ? [] : [tag])).join(', '),
    }),
    options: [
      { id: 'alone', message: message('option.leads-alone') },
      { id: 'shared', message: message('option.leads-shared') },
    ],
  }),
  judge: (_c, answer) =>
    answer.kind === 'choice' && answer.option === 'alone'
      ? done(fact('site/leads', 'alone'))
      : refused(message('mean.leads-first')),
};

import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/**
 * With the breakers open some inverters live from the grid and some go dark. A code of the outside link may come from a dark one, so
 * somebody says which it is (SI-34, SI-41).
 */
export const lookAtInverter: StepDefinition = {
  name: 'look-at-inverter',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ run, step }) => ({
    kind: 'choice',
    message: message('ask.inverter-screen', {
      inverter: step.params.inverter ?? '',
      model: run.plan.site.inverters.find((candidate) => candidate.id === step.params.inverter)?.model ?? '',
    }),
    options: [
      { id: 'lit', message: message('option.screen-lit') },
      { id: 'dark', message: message('option.screen-dark') },
    ],
  }),
  judge: ({ step }, answer) => {
    const alive = `inverter/${step.params.inverter}/alive`;
    if (answer.kind === 'cannot-see') return done(fact(alive, null, 'E0'));
    if (answer.kind !== 'choice' || !['lit', 'dark'].includes(answer.option))
      return refused(message('mean.choose-one'));
    return done(fact(alive, answer.option === 'lit'));
  },
  // Whoever answers is alive; silence proves nothing, and a person looks.
  byMachine: {
    effect: 'read-inverter',
    wants: () => [],
    judge: ({ step }) => ({ verdict: 'done', facts: [fact(`inverter/${step.params.inverter}/alive`, true, 'E4')] }),
  },
};

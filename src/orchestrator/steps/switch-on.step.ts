import { message } from '../../kernel';
import { done, fact, key, refused, stackOf, everyTag, type StepDefinition } from '../step';

/** One BMS is switched on; the person says which LCD lit, so that the wrong stack shows itself at once. */
export const switchOn: StepDefinition = {
  name: 'switch-on',
  kind: 'confirm',
  hands: 'hands',
  does: ['bms-on'],
  ifInterrupted: 'ask',
  unsettles: ({ step }) => [key(step, 'power')],
  minutes: 1,
  prompt: ({ run, step }) => ({
    kind: 'choice',
    message: message('ask.switch-on', { stack: stackOf(step) }),
    options: [
      ...everyTag(run.plan).map((tag) => ({ id: tag, message: message('option.stack-lit', { stack: tag }) })),
      { id: 'zeros', message: message('option.lit-with-zeros') },
      { id: 'none', message: message('option.nothing-lit') },
    ],
  }),
  judge: ({ run, step }, answer) => {
    if (answer.kind === 'cannot-see') return done(fact(key(step, 'power'), null, 'E0'));
    if (answer.kind !== 'choice') return refused(message('mean.choose-one'));
    if (answer.option === 'zeros') return done(fact(`${stackOf(step)}/power`, 'half-on'));
    if (answer.option === 'none') return refused(message('mean.nothing-lit', { stack: stackOf(step) }));
    if (!everyTag(run.plan).includes(answer.option)) return refused(message('mean.choose-one'));
    return done(fact(`${answer.option}/power`, 'on'), fact(`${stackOf(step)}/lit`, answer.option));
  },
};

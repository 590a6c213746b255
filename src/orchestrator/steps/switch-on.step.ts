import { message } from '../../kernel';
import { linksAreIn } from '../guards/guard';
import { done, fact, key, refused, stackOf, everyTag, type StepContext, type StepDefinition } from '../step';

/** While the set is apart no second stack may be lit (SI-04): the person looks before pressing, not only afterwards. */
function alone(c: StepContext): boolean {
  const { site } = c.run.plan;
  return everyTag(c.run.plan).length > 1 && !linksAreIn(c) && site.dcJoin !== 'perStackDisconnect';
}

/** One BMS is switched on; the person says which LCD lit, so that the wrong stack shows itself at once. */
export const switchOn: StepDefinition = {
  name: 'switch-on',
  kind: 'confirm',
  hands: 'hands',
  does: ['bms-on'],
  ifInterrupted: 'ask',
  unsettles: ({ step }) => [key(step, 'power')],
  minutes: 1,
  prompt: (c) => ({
    kind: 'choice',
    message: message(alone(c) ? 'ask.switch-on-alone' : 'ask.switch-on', { stack: stackOf(c.step) }),
    options: [
      ...everyTag(c.run.plan).map((tag) => ({ id: tag, message: message('option.stack-lit', { stack: tag }) })),
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

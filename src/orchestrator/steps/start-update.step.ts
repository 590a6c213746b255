import { message } from '../../kernel';
import { done, fact, refused, stackOf, tags, type StepDefinition, valueOf } from '../step';

/**
 * The update is started in the tool, and the person says which LCD shows the busy code (SI-15: within ten seconds). No LCD, or none
 * that can be seen, proves nothing: a display is dark while its own board is written. The tool is asked then.
 */
export const startUpdate: StepDefinition = {
  name: 'start-update',
  kind: 'confirm',
  hands: 'hands',
  does: ['start-flash'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ run, step }) => ({
    kind: 'choice',
    message: message('ask.start-update', { stack: stackOf(step), code: run.plan.route?.busyCode ?? '' }),
    options: [
      ...tags(run.plan).map((tag) => ({ id: tag, message: message('option.stack', { stack: tag }) })),
      { id: 'none', message: message('option.none-of-them') },
    ],
  }),
  judge: ({ run, step }, answer) => {
    const stack = stackOf(step);
    if (answer.kind === 'choice' && tags(run.plan).includes(answer.option))
      return done(
        fact(`${stack}/flash`, 'not-started'),
        fact(`${answer.option}/flash`, 'writing'),
        fact(`${stack}/busy-on`, answer.option),
      );
    if (answer.kind !== 'cannot-see' && (answer.kind !== 'choice' || answer.option !== 'none'))
      return refused(message('mean.choose-one'));
    // An LCD that was seen busy is not made unseen by a later look: what is dark now may have lost its power in the midst of it.
    const seen = valueOf(run, `${stack}/busy-on`);
    if (typeof seen === 'string' && valueOf(run, `${seen}/flash`) === 'writing')
      return done(fact(`${seen}/flash`, 'writing', 'E0'));
    return done(fact(`${stack}/flash`, 'maybe', 'E0'), fact(`${stack}/busy-on`, null, 'E0'));
  },
};

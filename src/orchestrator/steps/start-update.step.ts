import { message } from '../../kernel';
import { done, fact, refused, stackOf, tags, type StepDefinition } from '../step';

/** The update is started in the tool, and the person says which LCD shows the busy code (SI-15: within ten seconds). */
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
    if (answer.kind !== 'choice') return refused(message('mean.choose-one'));
    if (answer.option === 'none') return refused(message('mean.update-does-not-start', { stack: stackOf(step) }));
    if (!tags(run.plan).includes(answer.option)) return refused(message('mean.choose-one'));
    return done(fact(`${answer.option}/flash`, 'writing'), fact(`${stackOf(step)}/busy-on`, answer.option));
  },
};

import { message } from '../../kernel';
import { normaliseCode } from '../../stacks';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/**
 * Hands off while the unit writes. The person types what the LCD shows until the busy code has gone; past the route's hard limit a
 * unit that still shows it is a suspected brick (SI-24, SI-25).
 */
export const watchFlash: StepDefinition = {
  name: 'watch-flash',
  kind: 'observe',
  hands: 'eyes',
  does: ['watch-flash'],
  ifInterrupted: 'ask',
  minutes: null,
  prompt: ({ run, step }) => ({
    kind: 'code',
    message: message('ask.watch-flash', { stack: stackOf(step), code: run.plan.route?.busyCode ?? '' }),
    handsOff: {
      normalSeconds: run.plan.route?.normalSeconds ?? 0,
      hardLimitSeconds: run.plan.route?.hardLimitSeconds ?? 0,
    },
  }),
  judge: ({ run, step }, answer) => {
    if (answer.kind !== 'code') return refused(message('mean.type-the-code'));
    const state = run.steps.get(step.id);
    const busy = normaliseCode(answer.text) === normaliseCode(run.plan.route?.busyCode ?? '');
    if (busy && state?.overdue !== 'hard') return refused(message('mean.still-writing', { stack: stackOf(step) }));
    return done(
      fact(key(step, 'flash'), busy ? 'torn' : 'ended'),
      fact(key(step, 'code'), answer.text.trim()),
      fact(key(step, 'code-phase'), 'isolated'),
    );
  },
};

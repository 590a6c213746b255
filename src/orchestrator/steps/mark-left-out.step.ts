import { message } from '../../kernel';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** A stack that was left out of the set shares its busbar: a card hangs on it before the others are joined, so that nobody presses its button. */
export const markLeftOut: StepDefinition = {
  name: 'mark-left-out',
  kind: 'confirm',
  hands: 'hands',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ step }) => ({ kind: 'confirm', message: message('ask.mark-left-out', { stack: stackOf(step) }) }),
  judge: ({ step }, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact(key(step, 'marked'), true))
      : refused(message('mean.mark-first', { stack: stackOf(step) })),
};

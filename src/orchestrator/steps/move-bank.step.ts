import { message } from '../../kernel';
import { bankOf, drawMove, originalOf, targetOf } from '../banks';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** Switches of one bank of one stack are moved, drawn from → to. What they then stand at is tapped, or shown by the LCD. */
export const moveBank: StepDefinition = {
  name: 'move-bank',
  kind: 'confirm',
  hands: 'hands',
  does: ['move-switch'],
  ifInterrupted: 'ask',
  unsettles: ({ step }) => [key(step, `${step.params.bank}/moved`)],
  minutes: 1,
  skip: ({ run, site, step }) => {
    const recordedHere = run.plan.steps.some(
      (other) => other.params.as === 'as-found' && other.params.bank === step.params.bank,
    );
    if (
      step.params.to !== 'as-found' ||
      recordedHere ||
      originalOf(run, site, stackOf(step), step.params.bank ?? '') !== null
    )
      return undefined;
    return message('skip.nothing-recorded', { stack: stackOf(step) });
  },
  prompt: ({ run, site, step }) => {
    const drawing = drawMove(run, site, step);
    const bank = bankOf(run.plan, step.params.bank ?? '');
    return {
      kind: 'confirm',
      message: message('ask.move-bank', { stack: stackOf(step), bank: bank.label }),
      ...(drawing === undefined ? {} : { drawing }),
    };
  },
  judge: ({ run, site, step }, answer) => {
    if (answer.kind !== 'confirm' || answer.button !== 'done') return refused(message('mean.move-first'));
    return done(fact(key(step, `${step.params.bank}/moved`), targetOf(run, site, step), 'E0'));
  },
  uses: ({ step }) => [key(step, `as-found/${step.params.bank}`)],
};

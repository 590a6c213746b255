import { message } from '../../kernel';
import { bankOf, drawMove, originalOf, tappedAt, targetOf } from '../banks';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** Switches of one bank of one stack are moved, drawn from → to. What they then stand at is tapped, or shown by the LCD. */
export const moveBank: StepDefinition = {
  name: 'move-bank',
  kind: 'confirm',
  hands: 'hands',
  does: ['move-switch'],
  ifInterrupted: 'ask',
  unsettles: ({ step }) => [key(step, `${step.params.bank}/moved`)],
  minutes: 0.5,
  skip: ({ run, site, step }) => {
    const bank = step.params.bank ?? '';
    const original = originalOf(run, site, stackOf(step), bank);
    if (step.params.to === 'as-found' && original !== null && tappedAt(run, stackOf(step), bank) === original)
      return message('skip.stands-there', { stack: stackOf(step) });
    const recordedHere = run.plan.steps.some((other) => other.params.as === 'as-found' && other.params.bank === bank);
    if (step.params.to !== 'as-found' || recordedHere || original !== null) return undefined;
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
  uses: ({ step }) => (step.params.to === 'as-found' ? [key(step, `as-found/${step.params.bank}`)] : []),
};

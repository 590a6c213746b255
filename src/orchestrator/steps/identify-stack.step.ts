import { message } from '../../kernel';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** The serial number is typed from the label of the stack that carries the sticker (SI-13). */
export const identifyStack: StepDefinition = {
  name: 'identify-stack',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ step }) => ({ kind: 'text', message: message('ask.serial', { stack: stackOf(step) }) }),
  judge: ({ run, step }, answer) => {
    if (answer.kind === 'cannot-see')
      return {
        verdict: 'done',
        facts: [fact(key(step, 'identity'), null, 'E0')],
        deviation: message('deviation.no-serial', { stack: stackOf(step) }),
      };
    if (answer.kind !== 'text') return refused(message('mean.serial-needed', { stack: stackOf(step) }));
    const stack = run.plan.site.stacks.find((candidate) => candidate.tag === step.stack);
    if (typeof stack?.serial === 'string' && stack.serial !== answer.text.trim()) {
      return refused(message('mean.other-serial', { stack: stackOf(step) }));
    }
    return done(fact(key(step, 'identity'), answer.text.trim()));
  },
};

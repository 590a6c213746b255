import { message } from '../../kernel';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

/** What the LCD shows, typed; also when it shows nothing. A guard judges it for the phase (SI-34). */
export const readCode: StepDefinition = {
  name: 'read-code',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 0.5,
  prompt: ({ step }) => ({ kind: 'code', message: message('ask.code', { stack: stackOf(step) }) }),
  judge: ({ step }, answer) => {
    if (answer.kind === 'cannot-see')
      return done(fact(key(step, 'code'), null, 'E0'), fact(key(step, 'code-phase'), step.params.phase ?? 'isolated'));
    if (answer.kind !== 'code') return refused(message('mean.type-the-code'));
    return done(
      fact(key(step, 'code'), answer.text.trim()),
      fact(key(step, 'code-phase'), step.params.phase ?? 'isolated'),
    );
  },
  uses: ({ step }) => [key(step, 'power')],
};

import { message } from '../../kernel';
import { normaliseCode } from '../../stacks';
import type { FactChange } from '../plan-types';
import type { Answer } from '../prompts';
import {
  done,
  fact,
  type Judgement,
  key,
  refused,
  stackOf,
  type StepContext,
  type StepDefinition,
  valueOf,
} from '../step';
import { answeredBy, bootPatience, readable } from '../wire-facts';

/** The tool was said to have ended, and the LCD shows the busy code: then the unit is still written (SI-24). */
function stillWritten({ run, step }: StepContext, text: string): readonly FactChange[] {
  const code = normaliseCode(text);
  const busy = code !== null && code === normaliseCode(run.plan.route?.busyCode ?? '');
  const ended = valueOf(run, key(step, 'flash')) === 'ended' && valueOf(run, key(step, 'passed')) !== true;
  return busy && ended ? [fact(key(step, 'flash'), 'writing')] : [];
}

/** Nobody saw it up before its hold time ran: it may have started again and again, so that time counts for nothing (SI-30). */
function heldUnseen({ run, step }: StepContext): readonly FactChange[] {
  const unseen = run.facts.get(key(step, 'code'))?.value === null && valueOf(run, key(step, 'flash')) === 'ended';
  return unseen && run.facts.has(key(step, 'waited/hold')) ? [fact(key(step, 'waited/hold'), 0, 'E3')] : [];
}

function judge(c: StepContext, answer: Answer): Judgement {
  const { step } = c;
  if (answer.kind === 'cannot-see')
    return done(fact(key(step, 'code'), null, 'E0'), fact(key(step, 'code-phase'), step.params.phase ?? 'isolated'));
  if (answer.kind !== 'code') return refused(message('mean.type-the-code'));
  return done(
    fact(key(step, 'code'), answer.text.trim()),
    fact(key(step, 'code-phase'), step.params.phase ?? 'isolated'),
    ...stillWritten(c, answer.text),
    ...heldUnseen(c),
  );
}

/** What the LCD shows, typed; also when it shows nothing. A guard judges it for the phase (SI-34). */
export const readCode: StepDefinition = {
  name: 'read-code',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 0.5,
  prompt: ({ step }) => ({ kind: 'code', message: message('ask.code', { stack: stackOf(step) }) }),
  judge,
  byMachine: {
    effect: 'read-stack',
    wants: (c) => readable(c, 'lcd-code'),
    patienceSeconds: bootPatience,
    // An empty text is no code; what could not be decoded is no answer, and a person looks at the LCD.
    judge: answeredBy(judge, ({ 'lcd-code': code }) =>
      typeof code === 'string' ? { kind: 'code', text: code === '' ? 'none' : code } : undefined,
    ),
  },
  uses: ({ step }) => [key(step, 'power')],
};

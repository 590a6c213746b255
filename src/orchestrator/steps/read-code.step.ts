import { message } from '../../kernel';
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
import { isAskedFor, isBusyCode, seenBusyByItself } from '../flash-state';
import { answeredBy, bootPatience, readable } from '../wire-facts';
import { pastHardLimit } from './watch-flash.step';

/**
 * What the LCD tells of the flash (SI-24): the busy code after the tool was said to have ended means that the unit is still written; before its
 * update was asked for, or once it has passed, that a tool began all the same. Then the unit is left alone until its LCD shows something else, or, past
 * the hard limit of the route, is a suspected brick (SI-25). A stack that speaks says itself what it is written to. A second look that still finds it
 * busy was no misreading: what it runs afterwards nobody has seen, so it has not passed any more.
 */
function whatItWrites(c: StepContext, text: string): readonly FactChange[] {
  const { run, step } = c;
  const flash = valueOf(run, key(step, 'flash'));
  const isBusy = isBusyCode(run, text);
  const passed = valueOf(run, key(step, 'passed')) === true;
  const asked = isAskedFor(run, stackOf(step)) && !passed && !seenBusyByItself(run, stackOf(step));
  if (isBusy && flash === 'ended' && asked) return [fact(key(step, 'flash'), 'writing')];
  if (run.plan.wire?.readable.includes('update-state') === true || asked) return [];
  if (!isBusy) return flash === 'writing' ? [fact(key(step, 'flash'), 'ended')] : [];
  if (flash === 'writing' && run.plan.route !== null && pastHardLimit(c)) return [fact(key(step, 'flash'), 'torn')];
  if (flash === 'writing') return passed ? [fact(key(step, 'passed'), null, 'E0')] : [];
  return [fact(key(step, 'flash'), 'writing'), fact(key(step, 'busy-on'), stackOf(step))];
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
    ...whatItWrites(c, answer.text),
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

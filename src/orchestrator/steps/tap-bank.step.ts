import { patternFromPositions, withCountedWidth } from '../../dip-config';
import { message } from '../../kernel';
import { bankOf, originalOf } from '../banks';
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
import { readable } from '../wire-facts';

/**
 * Seen elsewhere than this run noted it, and never to be moved: it stays seen when somebody cannot see it again. Told from the run alone, as
 * the verdict judges an answer once more without its site.
 */
function isSeenElsewhere({ run, step }: StepContext, bankId: string): boolean {
  if (run.facts.has(key(step, `${bankId}/moved`))) return false;
  const [noted, seen] = [valueOf(run, key(step, `as-found/${bankId}`)), valueOf(run, key(step, bankId))];
  return typeof noted === 'string' && typeof seen === 'string' && noted !== seen;
}

function judge(c: StepContext, answer: Answer): Judgement {
  const { run, step } = c;
  const bank = bankOf(run.plan, step.params.bank ?? '');
  const asFound = step.params.as === 'as-found' || step.params.as === 'unrecorded';
  const place = asFound ? `as-found/${bank.id}` : bank.id;
  if (answer.kind === 'cannot-see')
    return !asFound && isSeenElsewhere(c, bank.id) ? done() : done(fact(key(step, place), null, 'E0'));
  if (answer.kind !== 'switches' || answer.positions.includes('not-told'))
    return refused(message('mean.tap-every-switch'));
  if (bank.width !== null && answer.positions.length !== bank.width)
    return refused(message('mean.other-width', { width: bank.width }));
  const positions = answer.positions.map((position) => (position === 'up' ? 'up' : 'down'));
  const primed = valueOf(run, key(step, `${bank.id}/moved`)) !== undefined && !asFound;
  return done(
    fact(
      key(step, place),
      patternFromPositions(withCountedWidth(bank, positions.length), positions),
      primed ? 'E2p' : 'E2',
    ),
  );
}

/** The switches of a bank are tapped as they stand; every switch begins *not told*, no position is shown. */
export const tapBank: StepDefinition = {
  name: 'tap-bank',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 0.5,
  skip: ({ run, site, step }) => {
    const [stack, bank] = [stackOf(step), step.params.bank ?? ''];
    const kept = site.obligations.get(`${stack}/${bank}`);
    const isInDoubt = kept?.status === 'open' && kept.inDoubt === true;
    return step.params.as === 'unrecorded' && !isInDoubt && originalOf(run, site, stack, bank) !== null
      ? message('skip.recorded-before', { stack })
      : undefined;
  },
  prompt: ({ run, step }) => {
    const bank = bankOf(run.plan, step.params.bank ?? '');
    return {
      kind: 'switches',
      message: message('ask.tap-bank', { stack: stackOf(step), bank: bank.label }),
      bank: { id: bank.id, label: bank.label, width: bank.width ?? 0 },
    };
  },
  judge,
  // As found a person taps, so that two see it: what the machine reads is compared with it afterwards.
  byMachine: {
    effect: 'read-stack',
    wants: (c) => (c.step.params.as === 'now' ? readable(c, `bank:${c.step.params.bank}`) : undefined),
    judge: ({ step }, readings) => {
      const found = readings[`bank:${step.params.bank}`];
      if (typeof found !== 'string') return { verdict: 'ask' };
      return { verdict: 'done', facts: [fact(key(step, `${step.params.bank}`), found, 'E4')] };
    },
  },
  // As found stands for before anything moved: what is moved later does not touch it.
  uses: ({ step }) => (step.params.as === 'now' ? [key(step, `${step.params.bank}/moved`)] : []),
};

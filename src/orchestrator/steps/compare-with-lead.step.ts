import { message } from '../../kernel';
import { bankOf, tappedAt } from '../banks';
import { fact, key, type MachineJudgement, stackOf, type StepContext, type StepDefinition, valueOf } from '../step';
import type { PlannedStep, Readings } from '../plan-types';
import type { EffectEnd } from '../run-state';
import { bootPatience, readable } from '../wire-facts';

type Subject = 'as-found' | 'on' | 'dark' | 'unit';
const subjectOf = ({ params }: PlannedStep): Subject => params.subject as Subject;

/** Banks whose switches the stack itself can read back. */
const banksRead = ({ run }: StepContext): readonly string[] =>
  run.plan.banks.filter(({ id }) => run.plan.wire?.readable.includes(`bank:${id}`)).map(({ id }) => id);

/** What it compares with: a correction of any of it is compared anew. */
function toldKeys(c: StepContext): readonly string[] {
  const stack = stackOf(c.step);
  switch (subjectOf(c.step)) {
    case 'dark':
      return [`${stack}/power`];
    case 'as-found':
      return [`${stack}/identity`, ...banksRead(c).map((bank) => `${stack}/as-found/${bank}`)];
    case 'on':
      return banksRead(c).map((bank) => `${stack}/${bank}`);
    case 'unit':
      return [];
  }
}

/** What a person told and what the device reads, where they differ. Both are shown, and nobody says which of them is right. */
function contradiction(
  c: StepContext,
  readings: Readings,
): Extract<MachineJudgement, { verdict: 'contradiction' }> | undefined {
  const stack = stackOf(c.step);
  for (const bank of banksRead(c)) {
    const asFound = subjectOf(c.step) === 'as-found';
    const told = asFound ? valueOf(c.run, `${stack}/as-found/${bank}`) : tappedAt(c.run, stack, bank);
    const read = readings[`bank:${bank}`];
    if (typeof told !== 'string' || typeof read !== 'string' || told === read) continue;
    return {
      verdict: 'contradiction',
      because: message('hold.switches-differ', { stack, bank: bankOf(c.run.plan, bank).label, told, read }),
      reask: [asFound ? `${stack}/as-found/${bank}` : `${stack}/${bank}`],
    };
  }
  return undefined;
}

/** The address that the controller took at its start against the one that its switches mean; it may have started before they were moved (SI-36). */
function otherAddress(
  c: StepContext,
  readings: Readings,
): Extract<MachineJudgement, { verdict: 'contradiction' }> | undefined {
  const stack = stackOf(c.step);
  const id = c.run.plan.slice.addressing.bank;
  const told = id === null ? null : tappedAt(c.run, stack, id);
  const wanted = c.run.plan.banks.find((bank) => bank.id === id)?.patterns.find(({ pattern }) => pattern === told)?.key;
  const { address } = readings;
  if (wanted === undefined || typeof address !== 'number' || String(address) === wanted) return undefined;
  return {
    verdict: 'contradiction',
    because: message('hold.address-differs', { stack, wanted, found: address }),
    reask: [`${stack}/${id}`, `@${stack}/switch-on`],
  };
}

function seenOn(c: StepContext, readings: Readings): MachineJudgement {
  const differs = contradiction(c, readings) ?? (subjectOf(c.step) === 'on' ? otherAddress(c, readings) : undefined);
  if (differs !== undefined) return differs;
  const banks = banksRead(c).flatMap((bank) => {
    const read = readings[`bank:${bank}`];
    return typeof read === 'string' ? [fact(key(c.step, `read-back/${bank}`), read, 'E4')] : [];
  });
  const serial = readings.serial;
  const identity = typeof serial === 'string' ? [fact(key(c.step, 'serial-read'), serial, 'E4')] : [];
  return { verdict: 'done', facts: [...identity, ...banks] };
}

/** A stack that was said to be dark and answers on its port, whatever it says, is not dark (SI-12). A line that was not there saw nothing. */
function seenDark(c: StepContext, readings: Readings, outcome: EffectEnd['outcome']): MachineJudgement {
  const stack = stackOf(c.step);
  if (outcome === 'failed') return { verdict: 'done', facts: [fact(key(c.step, 'seen-silent'), true, 'E3')] };
  if (outcome === 'unknown' && readings.heard === undefined) return { verdict: 'done', facts: [] };
  return {
    verdict: 'contradiction',
    because: message('hold.still-answers', { stack }),
    reask: [`@${stack}/switch-off`],
    facts: [fact(key(c.step, 'power'), outcome === 'ok' ? 'on' : null, outcome === 'ok' ? 'E4' : 'E0')],
  };
}

/** Before anything is moved: whether an earlier run left it half written. Who says nothing, or has no such register, proves nothing. */
function seenUnit(c: StepContext, { 'update-state': state }: Readings): MachineJudgement {
  return { verdict: 'done', facts: typeof state === 'number' ? [fact(key(c.step, 'update-state'), state, 'E4')] : [] };
}

/**
 * What people told is compared with what the stack says of itself: its serial, its switches, its silence. A contradiction stops the run and
 * shows both; a stack that does not answer proves nothing, and stands under *not verifiable*.
 */
export const compareWithLead: StepDefinition = {
  name: 'compare-with-lead',
  kind: 'check',
  hands: 'none',
  does: ['look'],
  ifInterrupted: 'repeat',
  minutes: 0,
  uses: (c) => toldKeys(c),
  byMachine: {
    effect: 'read-stack',
    evenIfSilent: true,
    wants: (c) => {
      if (subjectOf(c.step) === 'unit') return readable(c, 'update-state');
      const wanted = ['serial', ...banksRead(c).map((bank) => `bank:${bank}`)];
      return readable(c, ...wanted, 'address') ?? readable(c, ...wanted);
    },
    patienceSeconds: (c) => (subjectOf(c.step) === 'dark' ? 0 : bootPatience(c)),
    judge: (c, readings, outcome) => {
      switch (subjectOf(c.step)) {
        case 'dark':
          return seenDark(c, readings, outcome);
        case 'unit':
          return seenUnit(c, readings);
        case 'on':
        case 'as-found':
          return seenOn(c, readings);
      }
    },
  },
};

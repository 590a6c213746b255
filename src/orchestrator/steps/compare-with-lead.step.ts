import { message } from '../../kernel';
import { bankOf, tappedAt } from '../banks';
import { fact, key, type MachineJudgement, stackOf, type StepContext, type StepDefinition, valueOf } from '../step';
import type { PlannedStep, Readings } from '../plan-types';
import { bootPatience, readable } from '../wire-facts';

type Subject = 'as-found' | 'on' | 'dark';
const subjectOf = ({ params }: PlannedStep): Subject => params.subject as Subject;

/** Banks whose switches the stack itself can read back. */
const banksRead = ({ run }: StepContext): readonly string[] =>
  run.plan.banks.filter(({ id }) => run.plan.wire?.readable.includes(`bank:${id}`)).map(({ id }) => id);

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

/** A stack that was said to be dark and answers on its port is not dark (SI-12). */
function seenDark(c: StepContext, readings: Readings): MachineJudgement {
  if (Object.keys(readings).length === 0)
    return { verdict: 'done', facts: [fact(key(c.step, 'seen-silent'), true, 'E3')] };
  const stack = stackOf(c.step);
  return {
    verdict: 'contradiction',
    because: message('hold.still-answers', { stack }),
    reask: [`@${stack}/switch-off`],
  };
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
  byMachine: {
    effect: 'read-stack',
    evenIfSilent: true,
    wants: (c) => {
      const wanted = ['serial', ...banksRead(c).map((bank) => `bank:${bank}`)];
      return readable(c, ...wanted, 'address') ?? readable(c, ...wanted);
    },
    patienceSeconds: (c) => (subjectOf(c.step) === 'dark' ? 0 : bootPatience(c)),
    judge: (c, readings) => (subjectOf(c.step) === 'dark' ? seenDark(c, readings) : seenOn(c, readings)),
  },
};

import type { Obligation } from '../../src/orchestrator';
import { Branches } from './watch/branches';
import { isDecided, isLeft, isLeftOut, isOwed } from './watch/decided';

// The judge of the simulation: an excuse that is too broad hides what it is to find.
const reachedBy = (type: string, data: unknown): readonly string[] => {
  const branches = new Branches();
  branches.durable([{ stream: 'run:1', type, data }]);
  return branches.all;
};
const recorded = (id: string) =>
  reachedBy('deviation.recorded', { what: { id, params: {} }, why: 'so', guard: 'SI-35' });

test('stacks of mixed versions may be joined by the word that nobody read their modules, and by no other', () => {
  expect(isDecided('mixed-versions-joined', recorded('hold.modules-unread'))).toBe(true);
  expect(isDecided('mixed-versions-joined', recorded('hold.unlisted'))).toBe(false);
  expect(isDecided('mixed-versions-joined', reachedBy('run.resumed', { offer: 'override' }))).toBe(false);
  expect(isDecided('two-masters', recorded('hold.modules-unread'))).toBe(false);
});

test('an older version is begun again by the word that the whole set goes back, and by no other', () => {
  expect(isDecided('flash-downgrade', recorded('deviation.rolled-back'))).toBe(true);
  expect(isDecided('next-flash-before-previous-passed', recorded('deviation.rolled-back'))).toBe(true);
  expect(isDecided('flash-downgrade', recorded('deviation.smaller-set'))).toBe(false);
  expect(isDecided('power-off-during-flash', recorded('deviation.rolled-back'))).toBe(false);
});

const left = (id: string, kind: Obligation['kind'], more: Partial<Obligation> = {}): Obligation => ({
  ...{ id, kind, original: null, runId: 'run-1', status: 'left', closedBy: 'run-1', why: 'so' },
  ...more,
});

test('the next stack is begun beside one that was left out of the set, and beside no other that has not passed', () => {
  const before = (stack: string) => ({
    oracle: 'next-flash-before-previous-passed',
    detail: `S3 before ${stack} had passed`,
  });
  const out = left('S2/member', 'member', { stack: 'S2', status: 'open' });
  expect(isLeftOut(before('S2'), [out])).toBe(true);
  expect(isLeftOut(before('S1'), [out])).toBe(false);
  expect(isLeftOut(before('S2'), [left('S2/unit', 'unit', { stack: 'S2' })])).toBe(false);
  expect(isLeftOut({ ...before('S2'), oracle: 'flash-downgrade' }, [out])).toBe(false);
});

test('what a person left excuses the line about it, in the run that left it', () => {
  const bank = left('S2/INV_SET', 'bank', { stack: 'S2', bank: 'INV_SET' });
  expect(isLeft('S2 INV_SET 100000 was 010110', [bank], 'run-1')).toBe(true);
  expect(isLeft('S2 ADDR_SET 100000 was 010000', [bank], 'run-1')).toBe(false);
  expect(isLeft('S1 INV_SET 100000 was 010110', [bank], 'run-1')).toBe(false);
  expect(isLeft('S2 INV_SET 100000 was 010110', [bank], 'run-2')).toBe(false);
  expect(isLeft('S2 INV_SET 100000 was 010110', [{ ...bank, status: 'discharged' }], 'run-1')).toBe(false);
});

test.each([
  ['links', 'link S1-S2 unplugged was plugged'],
  ['breakers', 'breaker Q1 is open'],
  ['inverters', 'inverter I1 standby was running'],
  ['sources', 'source pv off was on'],
  ['versions', 'S2 is not at its target'],
] as const)('that the %s were left excuses no stack that is not on the busbar', (kind, line) => {
  expect(isLeft(line, [left(kind, kind)], 'run-1')).toBe(true);
  expect(isLeft('S2 is not on the busbar', [left(kind, kind)], 'run-1')).toBe(false);
});

test('what stands otherwise than it was found is owed where the list has it open, or left by this run', () => {
  const [sources, locks] = [left('sources', 'sources'), left('breakers', 'breakers', { status: 'open' })];
  expect(isOwed('source pv off was on', [sources], 'run-1')).toBe(true);
  expect(isOwed('source pv off was on', [sources], 'run-2')).toBe(false);
  expect(isOwed('source pv off was on', [locks], 'run-1')).toBe(false);
  expect(isOwed('breaker Q1 open was closed', [locks], 'run-2')).toBe(true);
  expect(isOwed('S1 ADDR_SET 100000 was 010000', [sources, locks], 'run-1')).toBe(false);
});

test('a stack that is off goes with whatever is still open, and with nothing that was left', () => {
  expect(isOwed('S1 power off was on', [left('breakers', 'breakers', { status: 'open' })], 'run-1')).toBe(true);
  expect(isOwed('S1 power off was on', [left('sources', 'sources')], 'run-1')).toBe(false);
  expect(isOwed('S1 power off was on', [], 'run-1')).toBe(false);
});

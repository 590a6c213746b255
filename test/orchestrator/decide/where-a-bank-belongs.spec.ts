import type { Obligation } from '../../../src/orchestrator';
import { doubtOf, isStillInDoubt, NOTED_OR_SEEN, originalOf } from '../../../src/orchestrator/banks';
import { event, grown, KeptJournal, type Moment, owed, owing, told } from './moments';

const begun = new KeptJournal('stackd-gen3/complete').after(event('run.started'));
const noted = told(
  begun,
  ['S1/as-found/INV_SET', '001000'],
  ['S2/as-found/INV_SET', '001000'],
  ['S1/as-found/ADDR_SET', '100000'],
);
const original = ({ run, site }: Moment, stack = 'S1', bank = 'INV_SET') => originalOf(run, site, stack, bank);
const decided = (moment: Moment, seen: string, id = NOTED_OR_SEEN): Moment =>
  grown(moment, {
    type: 'deviation.recorded',
    data: {
      what: { id, params: { stack: 'S1', bank: 'INV SET', noted: '001000', seen } },
      ...{ why: 'the note was wrong', guard: 'SI-36', stepId: '' },
    },
  });
const inv = (more: Partial<Obligation> = {}): Obligation =>
  owed('S1/INV_SET', 'bank', { stack: 'S1', bank: 'INV_SET', original: '001000', ...more });

describe('a bank belongs', () => {
  test('where it was noted', () => {
    expect(original(noted)).toBe('001000');
    expect(original(begun)).toBeNull();
  });

  test('where it was seen, once a person decided that the note was wrong, and the last decision counts', () => {
    const wrong = decided(noted, '101100');
    expect(original(wrong)).toBe('101100');
    expect(original(decided(wrong, '101110'))).toBe('101110');
    expect(original(wrong, 'S2')).toBe('001000');
    expect(original(wrong, 'S1', 'ADDR_SET')).toBe('100000');
    expect(original(decided(noted, '101100', 'hold.danger'))).toBe('001000');
  });
});

describe('a bank is in doubt', () => {
  const doubt = ({ run, site }: Moment) => doubtOf(run, site, 'S1', 'INV_SET');
  const elsewhere = told(noted, ['S1/INV_SET', '101100']);

  test('where it is seen elsewhere than noted, and nobody was to move it', () => {
    expect(doubt(owing(elsewhere))).toEqual({ noted: '001000', seen: '101100' });
    expect(doubt(owing(told(noted, ['S1/INV_SET', '001000'])))).toBeUndefined();
    expect(doubt(owing(told(begun, ['S1/INV_SET', '101100'])))).toBeUndefined();
    expect(doubt(owing(told(elsewhere, ['S1/INV_SET/moved', '101100'])))).toBeUndefined();
  });

  test('also where this run has it on the list, and not where an earlier run moved it away', () => {
    expect(doubt(owing(elsewhere, inv()))).toBeDefined();
    expect(doubt(owing(elsewhere, inv({ runId: 'run-0' })))).toBeUndefined();
    expect(doubt(owing(elsewhere, inv({ runId: 'run-0', inDoubt: true })))).toBeDefined();
  });

  test('still, where an earlier run left it so and nobody saw it in this one', () => {
    const still = (moment: Moment, one: Obligation) => {
      const { run, site } = owing(moment, one);
      return isStillInDoubt(run, site, 'S1', 'INV_SET');
    };
    const left = inv({ runId: 'run-0', inDoubt: true });
    expect(still(begun, left)).toBe(true);
    expect(still(told(begun, ['S1/as-found/INV_SET', null]), left)).toBe(true);
    expect(still(noted, left)).toBe(false);
    expect(still(told(begun, ['S1/INV_SET/moved', '001000']), left)).toBe(false);
    for (const other of [inv({ inDoubt: true }), inv({ runId: 'run-0' }), { ...left, status: 'discharged' as const }])
      expect(still(begun, other)).toBe(false);
  });
});

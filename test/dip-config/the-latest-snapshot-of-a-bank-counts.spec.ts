import { latestSnapshot, type Snapshot } from '../../src/dip-config';

const at = { wallMs: 0, monoMs: 0, bootId: 'boot' };
const snapshot = (changes: Partial<Snapshot>): Snapshot => ({
  stack: 'S1',
  bank: 'ADDR_SET',
  pattern: '100000',
  origin: 'seen',
  by: 'Ana',
  at,
  ...changes,
});

it('is the last one recorded of this stack, bank and module', () => {
  const list = [
    snapshot({}),
    snapshot({ pattern: '010000' }),
    snapshot({ stack: 'S2', pattern: '110000' }),
    snapshot({ bank: 'ADD', module: 2, pattern: null }),
  ];
  expect(latestSnapshot(list, { stack: 'S1', bank: 'ADDR_SET' })?.pattern).toBe('010000');
  expect(latestSnapshot(list, { stack: 'S1', bank: 'ADD', module: 2 })?.pattern).toBeNull();
  expect(latestSnapshot(list, { stack: 'S1', bank: 'ADD', module: 1 })).toBeUndefined();
});

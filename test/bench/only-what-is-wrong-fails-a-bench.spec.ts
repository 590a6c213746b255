import { exitCodeOf, tableOf } from '../../bench/table';
import { compared, notMeasured, type Row } from '../../bench/wire/row';

const MET: Row = {
  row: 'fc16-115200',
  unit: '% of strict limit',
  ...compared([98, 97, 99], [99, 100, 99]),
  peerName: 'ideal-c',
  target: '>= 97 %',
  met: true,
  violations: 0,
  wrong: 0,
  lost: 0,
  beside: {},
};

test('the figure is the median, and the ratio is taken round by round', () => {
  expect(MET).toMatchObject({ ours: 98, peer: 99, spread: 2, ratio: 0.99 });
});

test('a pace that was not reached is said, and fails nothing', () => {
  const slow = { ...MET, ours: 80, met: false };
  expect(tableOf([slow])).toContain('NOT MET');
  expect(exitCodeOf([slow])).toBe(0);
});

test.each(['violations', 'wrong', 'lost'] as const)('one of %s fails the bench, however fast it was', (count) => {
  expect(exitCodeOf([MET])).toBe(0);
  expect(exitCodeOf([MET, { ...MET, [count]: 1 }])).toBe(1);
});

test('a row without a figure is no row that was met', () => {
  const row = notMeasured('echo', new Error('no compiler'));
  expect(tableOf([row])).toContain('NOT MEASURED');
  expect(tableOf([row])).toContain('no compiler');
  expect(exitCodeOf([row])).toBe(1);
});

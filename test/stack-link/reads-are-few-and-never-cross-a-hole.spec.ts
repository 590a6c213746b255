import fc from 'fast-check';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { type FoundModel, placePoints, planReads, type RegisterPoint } from '../../src/stack-link';

const MODELS: readonly FoundModel[] = [
  { model: 1, address: 40002, length: 66 },
  { model: 802, address: 40070, length: 62 },
  { model: 804, address: 40134, length: 46 + 16 * 4 },
  { model: 64870, address: 40246, length: 226 },
];

function absolute(offset: number, words: number): RegisterPoint {
  const [any] = openBus.points;
  if (any === undefined) throw new Error('the open map has no point');
  return { ...any, at: { model: null, offset }, words, scale: { power: 0 } };
}

it('reads the whole open map in one request a model', () => {
  const blocks = planReads(openBus, placePoints(openBus.points, MODELS), MODELS);
  expect(blocks).toEqual([
    { address: 40004, count: 64 },
    { address: 40081, count: 46 },
    { address: 40137, count: 42 },
    { address: 40249, count: 77 },
  ]);
});

it('says why a point of a missing or short model has no place', () => {
  const short: FoundModel[] = [{ model: 804, address: 40002, length: 20 }];
  const why = new Map(placePoints(openBus.points, short).map((placed) => [placed.point.reading, placed.why]));
  expect(why.get('serial')).toBe('the device has no model 1');
  expect(why.get('volts')).toBe('model 804 of the device is only 20 registers long');
  expect(why.get('module-count')).toBeNull();
});

it('refuses a point that no read can hold', () => {
  const placed = placePoints([absolute(10, 16)], []);
  expect(() => planReads({ registersPerRead: 8 }, placed, [])).toThrow('stack-link.point-too-long');
});

it('covers every register of absolute points, no point in two halves, none in a hole, within the limit', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 16 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(points, fc.integer({ min: 16, max: 125 }), (places, registersPerRead) => {
      const wanted = new Set(places.flatMap(([at, words]) => Array.from({ length: words }, (_, index) => at + index)));
      const placed = placePoints(
        places.map(([at, words]) => absolute(at, words)),
        [],
      );
      const blocks = planReads({ registersPerRead }, placed, []);
      const read = blocks.flatMap(({ address, count }) => Array.from({ length: count }, (_, index) => address + index));
      expect(blocks.every(({ count }) => count <= registersPerRead)).toBe(true);
      expect(new Set(read)).toEqual(wanted);
      for (const [at, words] of places) {
        expect(blocks.some(({ address, count }) => address <= at && at + words <= address + count)).toBe(true);
      }
    }),
  );
});

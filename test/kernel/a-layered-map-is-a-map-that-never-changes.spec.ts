import fc from 'fast-check';
import { LayeredMap } from '../../src/kernel';

const change = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer());
const changes = fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 60 });

test('it holds what a map holds, in the same order, after any changes', () => {
  fc.assert(
    fc.property(changes, (steps) => {
      const plain = new Map<number, number>();
      let layered = LayeredMap.empty<number, number>();
      for (const step of steps) {
        for (const [key, value] of step) plain.set(key, value);
        layered = layered.with(step);
      }
      expect([...layered]).toEqual([...plain]);
      expect([...layered.keys()]).toEqual([...plain.keys()]);
      for (let key = -1; key <= 121; key += 1)
        expect([layered.get(key), layered.has(key)]).toEqual([plain.get(key), plain.has(key)]);
    }),
  );
});

test('a map that another was made from stays as it was', () => {
  fc.assert(
    fc.property(changes, (steps) => {
      let layered = LayeredMap.empty<number, number>();
      const seen = steps.map((step) => {
        const before = { map: layered, held: JSON.stringify([...layered]) };
        layered = layered.with(step);
        return before;
      });
      for (const { map, held } of seen) expect(JSON.stringify([...map])).toBe(held);
    }),
  );
});

import * as fc from 'fast-check';
import { compareRecords, compareSites, exampleSite } from '../../src/stacks';

const three = exampleSite({ stacks: 3 });

describe('the comparison of two records', () => {
  it('finds nothing between a site and itself, whatever the order of its stacks', () => {
    expect(compareSites(three, three)).toEqual([]);
    expect(compareSites(three, { ...three, stacks: [...three.stacks].reverse() })).toEqual([]);
  });

  it('names the stack by its tag', () => {
    const stacks = three.stacks.map((stack) => (stack.tag === 'S2' ? { ...stack, address: 7 } : stack));
    expect(compareSites(three, { ...three, stacks, colour: 'green' })).toEqual([
      { path: 'colour', before: 'blue', after: 'green' },
      { path: 'stacks[S2].address', before: 2, after: 7 },
    ]);
  });

  it('shows a stack that came or went as a whole', () => {
    const differences = compareSites(three, exampleSite({ stacks: 2, id: three.id, name: three.name }));
    expect(differences).toEqual([{ path: 'stacks[S3]', before: three.stacks[2], after: undefined }]);
  });

  it('compares switches as found with switches as restored', () => {
    const found = { S1: { ADDR_SET: '100000', INV_SET: '001000' }, S2: { ADDR_SET: '010000' } };
    const restored = { S2: { ADDR_SET: '100000' }, S1: { INV_SET: '001000', ADDR_SET: '100000' } };
    expect(compareRecords(found, restored)).toEqual([{ path: 'S2.ADDR_SET', before: '010000', after: '100000' }]);
  });

  it('keeps S2 before S10 and list places in counting order', () => {
    const long = Array.from({ length: 12 }, (_, index) => index);
    const paths = compareRecords(
      long,
      long.map((value) => value + 1),
    ).map((difference) => difference.path);
    expect(paths).toEqual(long.map((index) => `[${index}]`));
    expect(compareRecords({ S10: 1, S2: 1 }, {}).map((difference) => difference.path)).toEqual(['S2', 'S10']);
  });

  it('tells null from nothing and a list from a record', () => {
    expect(compareRecords({ a: null }, {})).toEqual([{ path: 'a', before: null, after: undefined }]);
    expect(compareRecords({ a: [] }, { a: {} })).toEqual([{ path: 'a', before: [], after: {} }]);
  });

  it('finds the same paths in both directions', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const paths = (a: unknown, b: unknown) => compareRecords(a as null, b as null).map((difference) => difference.path);
    fc.assert(fc.property(json, json, (a, b) => expect(paths(a, b)).toEqual(paths(b, a))));
    fc.assert(fc.property(json, (a) => expect(compareRecords(a as null, a as null)).toEqual([])));
  });
});

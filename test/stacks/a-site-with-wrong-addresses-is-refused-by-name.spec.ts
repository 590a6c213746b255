import * as fc from 'fast-check';
import { checkSite, exampleSite, type Site, siteWarnings } from '../../src/stacks';
import { addressBank, product, stated } from './product.fixture';

function standing(addresses: readonly number[]): Site {
  const site = exampleSite({ stacks: addresses.length });
  return { ...site, stacks: site.stacks.map((stack, index) => ({ ...stack, address: addresses[index] ?? 0 })) };
}

function check(addresses: readonly number[]) {
  return checkSite(standing(addresses), product(), [addressBank()]);
}

const permutation = fc.integer({ min: 2, max: 10 }).chain((count) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, i) => i + 1),
    { minLength: count },
  ),
);

describe('addresses (SI-09, SI-36)', () => {
  it('accepts 1..N on any stacks', () => {
    fc.assert(fc.property(permutation, (addresses) => check(addresses).length === 0));
  });

  it('refuses two masters and names both', () => {
    const [problem, ...others] = check([1, 1]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'stacks.two-masters', where: 'stacks[1].address' });
    expect(problem?.what).toContain('S1 and S2');
  });

  it('refuses a set without a master', () => {
    expect(check([3, 2]).map((problem) => problem.code)).toContain('stacks.no-master');
  });

  it('refuses an address that two stacks have, naming address and stacks, in any permutation', () => {
    fc.assert(
      fc.property(permutation, fc.nat(), fc.nat(), (addresses, from, to) => {
        const source = from % addresses.length;
        const target = to % addresses.length;
        fc.pre(source !== target);
        const doubled = addresses.map((address, index) => (index === target ? (addresses[source] ?? 0) : address));
        const address = addresses[source];
        const code = address === 1 ? 'stacks.two-masters' : 'stacks.duplicate-address';
        const problem = check(doubled).find((candidate) => candidate.code === code);
        expect(problem?.what).toContain(`S${Math.min(source, target) + 1} and S${Math.max(source, target) + 1}`);
        expect(problem?.where).toBe(`stacks[${Math.max(source, target)}].address`);
      }),
    );
  });

  it('refuses a gap, naming the missing address and the stack behind it, in any permutation', () => {
    fc.assert(
      fc.property(permutation, fc.integer({ min: 1, max: 3 }), (addresses, jump) => {
        const last = addresses.indexOf(addresses.length);
        fc.pre(addresses.length > 2 || addresses[last] !== 1);
        const gapped = addresses.map((address, index) => (index === last ? address + jump : address));
        const problem = check(gapped).find((candidate) => candidate.code === 'stacks.address-gap');
        expect(problem?.what).toContain(`No stack has address ${addresses.length}`);
        expect(problem?.what).toContain(`S${last + 1} stands on ${addresses.length + jump}`);
      }),
    );
  });

  it('does not count up to an absurd address', () => {
    expect(check([1, 2_000_000_000]).map((problem) => problem.code)).toContain('stacks.address-gap');
  });

  it('refuses address 0', () => {
    const codes = check([1, 2, 0]).map((problem) => problem.code);
    expect(codes).toEqual(['stacks.address-gap', 'stacks.no-pattern-for-address']);
  });

  it('lets a gap pass only where the product allows it', () => {
    const addressing = { ...product().addressing, contiguous: stated(false) };
    expect(checkSite(standing([1, 3]), product({ addressing }), [addressBank()])).toEqual([]);
  });

  it('refuses an address without a published pattern and never computes one', () => {
    const problems = checkSite(standing([1, 2, 3]), product(), [addressBank([1, 2])]);
    expect(problems).toMatchObject([{ code: 'stacks.no-pattern-for-address', value: '3', allowed: '1, 2' }]);
  });

  it('warns of a pattern that no document prints', () => {
    const eleven = exampleSite({ stacks: 11 });
    const codes = siteWarnings(eleven, product(), [addressBank()]).map((warning) => warning.code);
    expect(codes).toContain('stacks.address-pattern-not-stated');
  });
});

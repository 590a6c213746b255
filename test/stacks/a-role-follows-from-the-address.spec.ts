import { exampleSite, ROLE_WORDS, roleOf, stackByTag } from '../../src/stacks';

describe('roles', () => {
  it('makes address 1 the master and every other a slave', () => {
    const site = exampleSite({ stacks: 3 });
    expect(site.stacks.map((stack) => roleOf(site, stack.tag))).toEqual(['master', 'slave', 'slave']);
  });

  it('makes the only stack stand alone', () => {
    expect(roleOf(exampleSite({ stacks: 1 }), 'S1')).toBe('stand-alone');
  });

  it('has words for every role', () => {
    expect(Object.keys(ROLE_WORDS).sort()).toEqual(['master', 'slave', 'stand-alone']);
  });

  it('refuses a tag that no stack wears, naming those there are', () => {
    expect(() => stackByTag(exampleSite({ stacks: 2 }), 'S9')).toThrow('Allowed: S1, S2.');
  });
});

import * as fc from 'fast-check';
import { MAX_SITE_BYTES, siteFromYaml } from '../../src/stacks';

function codesOf(text: string): readonly string[] {
  const result = siteFromYaml(text);
  return 'problems' in result ? result.problems.map((problem) => problem.code) : [];
}

describe('a hostile site file', () => {
  it('is refused when it is too large, counted in bytes', () => {
    expect(codesOf(`name: ${'x'.repeat(MAX_SITE_BYTES)}`)).toEqual(['stacks.yaml-too-large']);
    expect(codesOf(`name: ${'ü'.repeat(MAX_SITE_BYTES / 2)}`)).toEqual(['stacks.yaml-too-large']);
  });

  it('is refused when aliases would make it grow', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const names = level === 0 ? '"lol"' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array.from({ length: 9 }, () => names).join(', ')}]`;
    });
    const codes = codesOf(levels.join('\n'));
    expect(new Set(codes)).toEqual(new Set(['stacks.yaml-alias', 'stacks.more-problems']));
  });

  it('is refused when an alias has no anchor', () => {
    expect(codesOf('id: *nothing')).toEqual(['stacks.yaml-alias']);
  });

  it.each(['[', '{a: ', '- ', '? ', 'a:\n '])('is refused when %j is repeated to any depth', (piece) => {
    for (const depth of [20, 500, 40_000]) {
      const codes = codesOf(piece.repeat(depth));
      expect(codes.length).toBeGreaterThan(0);
      expect(codes.length).toBeLessThanOrEqual(51);
    }
  });

  it('is refused when it nests deeper than a site', () => {
    expect(codesOf(`a: ${'['.repeat(40)}${']'.repeat(40)}`)).toEqual(['stacks.yaml-too-deep']);
  });

  it('says at most fifty problems and how many more there are', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
    const result = siteFromYaml(text);
    const problems = 'problems' in result ? result.problems : [];
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.what).toMatch(/^\d+ further problems/);
  });

  it('cannot reach the prototype of anything', () => {
    expect(codesOf('__proto__: { polluted: 1 }\nconstructor: 2')).toContain('stacks.field-unknown');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never throws, whatever the text', () => {
    const scrap = fc.constantFrom(
      'stacks:',
      '- ',
      '\n',
      '  ',
      'tag: S1',
      '{',
      '}',
      '[',
      ']',
      ':',
      '&a',
      '*a',
      '!!x',
      '|',
      '"',
      '%',
      '---',
      '\t',
      '?',
      '#',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(scrap).map((parts) => parts.join('')),
        ),
        (text) => {
          const result = siteFromYaml(text);
          return 'problems' in result && result.problems.every((problem) => problem.remedy !== '');
        },
      ),
      { numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import {
  decimalOf,
  describePattern,
  patternFromPositions,
  patternProblem,
  positionsOf,
  withCountedWidth,
} from '../../src/dip-config';
import { bankOf } from './bank.fixture';

describe('polarity', () => {
  it('up is OFF where the bank says so', () => {
    expect(positionsOf(bankOf({ upIs: 'OFF' }), '100000')).toEqual(['down', 'up', 'up', 'up', 'up', 'up']);
    expect(describePattern(bankOf({ upIs: 'OFF' }), '100000')).toBe('switch 1 down, 2 to 6 up');
  });

  it('levers give the pattern back on every bank', () => {
    const banks = fc.record({
      upIs: fc.constantFrom('ON' as const, 'OFF' as const),
      width: fc.integer({ min: 1, max: 16 }),
    });
    fc.assert(
      fc.property(banks, fc.nat(), (changes, seed) => {
        const bank = bankOf(changes);
        const pattern = (seed % 2 ** bank.width).toString(2).padStart(bank.width, '0');
        expect(patternFromPositions(bank, positionsOf(bank, pattern))).toBe(pattern);
      }),
    );
  });
});

describe('the number of a pattern', () => {
  it('counts switch 1 lowest or highest, as the bank has it', () => {
    expect(decimalOf(bankOf({ lowestSwitch: 'first' }), '110000')).toBe(3);
    expect(decimalOf(bankOf({ lowestSwitch: 'last' }), '110000')).toBe(48);
    expect(decimalOf(bankOf({ width: 4, lowestSwitch: 'last' }), '0001')).toBe(1);
  });
});

describe('words by levers', () => {
  it.each([
    ['100000', '1 up, rest down'],
    ['000100', '4 up, rest down'],
    ['011111', 'switch 1 down, 2 to 6 up'],
    ['110000', 'switches 1 and 2 up, 3 to 6 down'],
    ['101010', 'switches 1, 3 and 5 up, 2, 4 and 6 down'],
    ['000000', 'all 6 down'],
    ['111111', 'all 6 up'],
  ])('%s is "%s"', (pattern, words) => {
    expect(describePattern(bankOf(), pattern)).toBe(words);
  });

  it('a bank of one or two switches reads naturally too', () => {
    expect(describePattern(bankOf({ width: 1 }), '1')).toBe('switch 1 up');
    expect(describePattern(bankOf({ width: 2 }), '10')).toBe('switch 1 up, 2 down');
  });
});

describe('what is not a position of the bank', () => {
  it.each([
    ['10000', 'dip-config.pattern-wrong-width'],
    ['1000000', 'dip-config.pattern-wrong-width'],
    ['', 'dip-config.pattern-malformed'],
    ['10000x', 'dip-config.pattern-malformed'],
  ])('"%s" is refused with %s', (pattern, code) => {
    const problem = patternProblem(bankOf(), pattern);
    expect(problem).toMatchObject({ code, where: 'TEST_SET' });
    expect(problem?.remedy).not.toBe('');
    expect(() => positionsOf(bankOf(), pattern)).toThrow(expect.objectContaining({ code }));
  });

  it('nothing is read from a bank whose switches nobody counted', () => {
    const uncounted = { ...bankOf(), width: null };
    expect(() => decimalOf(uncounted, '100000')).toThrow(expect.objectContaining({ code: 'dip-config.width-unknown' }));
    expect(decimalOf(withCountedWidth(uncounted, 4), '1000')).toBe(1);
  });

  it('a count that contradicts the profile is refused', () => {
    expect(() => withCountedWidth(bankOf(), 4)).toThrow(
      expect.objectContaining({ code: 'dip-config.counted-other-width' }),
    );
  });

  it('too few levers are refused', () => {
    expect(() => patternFromPositions(bankOf(), ['up', 'down'])).toThrow(
      expect.objectContaining({ code: 'dip-config.pattern-wrong-width' }),
    );
  });
});

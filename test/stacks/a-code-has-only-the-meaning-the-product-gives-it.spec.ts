import * as fc from 'fast-check';
import { judgeCode, normaliseCode, type Phase } from '../../src/stacks';
import { product } from './product.fixture';

const slice = product();
const PHASES: readonly Phase[] = ['as-found', 'isolated', 'detecting', 'flashing', 'joined', 'inverter-dead'];

describe('display codes (SI-34)', () => {
  it.each(['', '  ', '-', 'none', 'None', 'SOC', 'SOC 54%', 'soc: 7 %'])('takes %j for no code', (typed) => {
    expect(judgeCode(slice, 'joined', typed)).toEqual({ kind: 'none' });
  });

  it.each(['20', '020', ' 0020 ', 'E20', 'error 20', 'Code: 020'])('takes %j for code 20', (typed) => {
    expect(judgeCode(slice, 'joined', typed)).toMatchObject({ kind: 'blocking', code: '020', lookAt: 'look at 020' });
  });

  it('expects 19 while isolated or while the inverter is dead, and blocks on it elsewhere', () => {
    const kinds = PHASES.map((phase) => judgeCode(slice, phase, '19').kind);
    expect(kinds).toEqual(['blocking', 'expected', 'blocking', 'blocking', 'blocking', 'expected']);
  });

  it('calls 25 busy while flashing and 62 a mode while detecting, and blocks on both elsewhere', () => {
    expect(judgeCode(slice, 'flashing', '25').kind).toBe('busy');
    expect(judgeCode(slice, 'joined', '25').kind).toBe('blocking');
    expect(judgeCode(slice, 'detecting', '62').kind).toBe('mode');
    expect(judgeCode(slice, 'joined', '62').kind).toBe('blocking');
  });

  it('does not take two codes for one of them', () => {
    expect(judgeCode(slice, 'isolated', '19 20')).toEqual({ kind: 'unknown', code: '19 20' });
  });

  it('does not take a state of charge with something behind it for no code', () => {
    expect(judgeCode(slice, 'joined', 'SOC 54% 20').kind).toBe('unknown');
  });

  it('never gives a meaning to what the product does not list', () => {
    const listed = slice.codes.map((code) => normaliseCode(code.code));
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...PHASES), (typed, phase) => {
        const judged = judgeCode(slice, phase, typed);
        const code = normaliseCode(typed);
        if (code === null) return judged.kind === 'none';
        return listed.includes(code) || (judged.kind === 'unknown' && judged.meaning === undefined);
      }),
    );
  });
});

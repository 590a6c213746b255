import fc from 'fast-check';
import { decodePoint, type RegisterPoint } from '../../src/stack-link';

const volts: RegisterPoint = {
  reading: 'volts',
  subject: null,
  at: { model: 804, offset: 14 },
  words: 1,
  type: 'u16',
  scale: { offset: 42 },
  none: [0xffff],
  plusIs: null,
  width: null,
  source: 'a test',
};
const point = (more: Partial<RegisterPoint>): RegisterPoint => ({ ...volts, scale: { power: 0 }, none: [], ...more });
const amps = point({ reading: 'amps', type: 'i16', scale: { power: -1 }, none: [-0x8000], plusIs: 'charging' });
const text = point({ reading: 'serial', type: 'text', words: 4 });
const bank = point({ reading: 'bank', subject: 'ADDR_SET', type: 'switches', width: 6, none: [0xffff] });
const counter = point({ reading: 'boot-counter', type: 'u32', words: 2, none: [0xffffffff] });
const MINUS_ONE = 0xffff;

const VALUES: [what: string, point: RegisterPoint, words: number[], scale: number | null, value: string | number][] = [
  ['volts by the scale factor of the model', volts, [5330], 0xfffe, 53.3],
  ['a scale of minus one without binary noise', volts, [533], MINUS_ONE, 53.3],
  ['a negative current', amps, [0xff38], null, -20],
  ['a current counted the other way round', { ...amps, plusIs: 'discharging' }, [0xff38], null, 20],
  ['the high word of 32 bits first', counter, [1, 2], null, 65538],
  ['a negative number of 32 bits', point({ reading: 'uptime', type: 'i32', words: 2 }), [0xffff, 0xfffe], null, -2],
  ['a text up to its first NUL', text, [0x5331, 0x2d37, 0x0041, 0x4141], null, 'S1-7'],
  ['a text without its blanks', text, [0x2041, 0x4220, 0x2020, 0x2020], null, 'AB'],
  ['an empty text as empty', text, [0, 0, 0, 0], null, ''],
  ['switch 1 as the first of the ON bits', bank, [0b000101], null, '101000'],
];

test.each(VALUES)('reads %s', (_what, its, words, scale, value) => {
  expect(decodePoint(its, words, scale)).toEqual({ value, why: null });
});

const NOTHING: [what: string, point: RegisterPoint, words: number[], scale: number | null, why: RegExp][] = [
  ['what the device does not implement', volts, [0xffff], MINUS_ONE, /no such value/],
  ['a negative number that is not implemented', amps, [0x8000], null, /no such value/],
  ['a scale factor that is not implemented', volts, [533], 0x8000, /scale factor/],
  ['a scale factor out of its bounds', volts, [533], 11, /-10 to 10/],
  ['a scale factor that was not read', volts, [533], null, /scale factor/],
  ['a value that cannot be', volts, [0xfffe], 0, /65534 cannot be/],
  ['a charge above 100 %', point({ reading: 'soc' }), [101], null, /0 to 100/],
  ['switches that the bank does not have', bank, [0b1000000], null, /above switch 6/],
  ['a text with a byte that nobody can print', text, [0x5301, 0, 0, 0], null, /byte 0x01/],
  ['fewer registers than the point has', counter, [1], null, /1 registers instead of 2/],
];

test.each(NOTHING)('says nothing of %s, and why', (_what, its, words, scale, why) => {
  const decoded = decodePoint(its, words, scale);
  expect(decoded.value).toBeNull();
  expect(decoded.why).toMatch(why);
});

it('never clips: any word and any scale give the exact number or nothing', () => {
  const word = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(word, word, (raw, scale) => {
      const { value, why } = decodePoint(volts, [raw], scale);
      const power = scale >= 0x8000 ? scale - 0x10000 : scale;
      if (value === null) return why !== null;
      return Number(value) === Number(`${raw}e${power}`) && Number(value) <= 1500;
    }),
  );
});

import fc from 'fast-check';
import {
  formatDayAndTime,
  formatDuration,
  formatNumber,
  formatTime,
  formatWithUnit,
  hoursOf,
  localeFor,
  marksOf,
  parseNumber,
  sentenceInDegrees,
  shownUnit,
  toService,
  toShown,
} from '../../web/src/words/numbers';

const LANGUAGES = [
  'en',
  'en-US',
  'en-XA',
  'es',
  'es-MX',
  'es-US',
  'es-ES',
  'es-AR',
  'de',
  'de-CH',
  'fr',
  'sv',
  'pl',
  'hi',
  'ar',
  'fa',
];
const language = fc.constantFrom(...LANGUAGES);
/** What an instrument shows: up to six digits, up to four of them parts. */
const reading = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, parts]) => ({ value: digits === 0 ? 0 : digits / 10 ** parts, parts }));
const minus = fc.constantFrom('-', '−', '–', '—', '‑', '－', '﹣');

describe('A typed number', () => {
  it('is the number that was written in the same language', () => {
    fc.assert(
      fc.property(reading, language, ({ value }, spoken) => {
        expect(parseNumber(formatNumber(value, spoken), spoken)).toEqual({ value });
      }),
      { numRuns: 500 },
    );
  });

  it('is the same with point and comma, unless it could be thousands', () => {
    fc.assert(
      fc.property(reading, language, ({ value, parts }, spoken) => {
        fc.pre(parts !== 3);
        const point = value.toFixed(parts);
        expect(parseNumber(point, spoken)).toEqual({ value });
        expect(parseNumber(point.replace('.', ','), spoken)).toEqual({ value });
      }),
    );
  });

  it('may have any minus, a plus, and blanks around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), minus, language, (amps, sign, spoken) => {
        expect(parseNumber(` ${sign}${amps}\u00A0`, spoken)).toEqual({ value: -amps });
        expect(parseNumber(`+${amps}`, spoken)).toEqual({ value: amps });
      }),
    );
  });

  it('is refused with thousands, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom(' ', '\u00A0', '\u202F', "'", '’'),
        language,
        (thousands, rest, mark, spoken) => {
          const text = `${thousands}${mark}${String(rest).padStart(3, '0')}`;
          expect(parseNumber(text, spoken)).toEqual({ refused: 'thousands' });
        },
      ),
    );
    for (const spoken of LANGUAGES) {
      const { group } = marksOf(spoken);
      if (group === '.' || group === ',') expect(parseNumber(`1${group}234`, spoken)).toEqual({ refused: 'thousands' });
      expect(parseNumber('1.234,5', spoken)).toEqual({ refused: 'thousands' });
      expect(parseNumber('1,234.5', spoken)).toEqual({ refused: 'thousands' });
    }
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['52.1 V', 'letters'],
    ['52V', 'letters'],
    ['1e3', 'letters'],
    ['20°', 'letters'],
    ['80 %', 'letters'],
    ['NaN', 'letters'],
    ['Infinity', 'letters'],
    ['52 1', 'blank'],
    ['- 5', 'blank'],
    ['52.', 'after-mark'],
    ['-,', 'after-mark'],
    ['1.2.3', 'thousands'],
    ['5-', 'minus'],
    ['5-3', 'minus'],
    ['--5', 'minus'],
    ['-', 'minus'],
    ['1234567890', 'too-long'],
    ['5²', 'not-a-number'],
    ['1/2', 'not-a-number'],
    ['=5', 'not-a-number'],
    ['٥٢', 'not-a-number'],
  ])('%j is refused: %s', (text, refused) => {
    expect(parseNumber(text, 'en')).toEqual({ refused });
  });

  it.each([
    ['0,125', 'en', 0.125],
    ['0.125', 'es', 0.125],
    ['1.234', 'en', 1.234],
    ['1,234', 'es-ES', 1.234],
    ['1,23', 'en', 1.23],
    ['1.2345', 'es-ES', 1.2345],
    ['.5', 'en', 0.5],
    [',5', 'es', 0.5],
    ['007', 'en', 7],
    ['-0', 'en', 0],
    ['1234', 'es', 1234],
  ])('%j in %s is %d', (text, spoken, value) => {
    expect(parseNumber(text, spoken)).toEqual({ value });
  });

  it('is a number or has a reason, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), language, (text, spoken) => {
        const typed = parseNumber(text, spoken);
        expect('value' in typed ? Number.isFinite(typed.value) : typed.refused.length > 0).toBe(true);
      }),
    );
  });
});

describe('A number that is shown', () => {
  it.each([
    [52.1, 'en', 2, '52.10'],
    [52.1, 'es-ES', 2, '52,10'],
    [52.1, 'es-MX', 2, '52.10'],
    [-3, 'en', undefined, '-3'],
    [-0.001, 'en', 2, '0.00'],
    [12345.6, 'en', undefined, '12345.6'],
    [0.05, 'de', undefined, '0,05'],
  ])('%d in %s', (value, spoken, decimals, text) => {
    expect(formatNumber(value, spoken, decimals)).toBe(text);
  });

  it('falls back to English for a tag that is none', () => {
    expect(formatNumber(1.5, 'not a tag')).toBe('1.5');
  });
});

describe('A temperature', () => {
  it('typed in tenths of a °F comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 2500 }), (tenths) => {
        const typed = tenths / 10;
        expect(toShown(toService(typed, '°C', 'F'), '°C', 'F')).toBe(typed);
      }),
    );
  });

  it('read in tenths of a °C is the same to a tenth after it was shown in °F', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 1200 }), (tenths) => {
        expect(toService(toShown(tenths / 10, '°C', 'F'), '°C', 'F')).toBeCloseTo(tenths / 10, 1);
      }),
    );
  });

  it('keeps its order, and every other unit is left alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 1200 }), fc.integer({ min: 1, max: 100 }), (tenths, more) => {
        expect(toService(tenths / 10, '°C', 'F')).toBeLessThan(toService((tenths + more) / 10, '°C', 'F'));
      }),
    );
    for (const unit of ['V', 'A', '%', 'mV', 'W', '']) {
      expect([shownUnit(unit, 'F'), toShown(52.1, unit, 'F'), toService(52.1, unit, 'F')]).toEqual([unit, 52.1, 52.1]);
    }
  });

  it('is said with its unit', () => {
    expect(formatWithUnit(21.5, '°C', { language: 'es-ES', degrees: 'C' })).toBe('21,5 °C');
    expect(formatWithUnit(21.5, '°C', { language: 'en', degrees: 'F' })).toBe('70.7 °F');
    expect(formatWithUnit(52.1, 'V', { language: 'en', degrees: 'F' })).toBe('52.1 V');
  });

  it('within a sentence of the service is said in the unit that was chosen', () => {
    const reader = { language: 'en', degrees: 'F' } as const;
    expect(sentenceInDegrees('Stack S2 is at -5 °C: too cold. In °C, from its LCD.', reader)).toBe(
      'Stack S2 is at 23 °F: too cold. In °F, from its LCD.',
    );
    expect(sentenceInDegrees('Está a 41.5 °C.', { language: 'es-ES', degrees: 'F' })).toBe('Está a 106,7 °F.');
    expect(sentenceInDegrees('Look again: only 0 to 45.5 °C can be typed here.', reader)).toBe(
      'Look again: only 32 to 113.9 °F can be typed here.',
    );
    expect(sentenceInDegrees('Aquí solo se puede escribir de -10 a 45 °C.', { language: 'es-MX', degrees: 'F' })).toBe(
      'Aquí solo se puede escribir de 14 a 113 °F.',
    );
    expect(sentenceInDegrees('Is at 20 °C.', { language: 'en', degrees: 'C' })).toBe('Is at 20 °C.');
    expect(sentenceInDegrees('Link A at 52 V.', reader)).toBe('Link A at 52 V.');
  });
});

describe('A time', () => {
  const at = Date.UTC(2026, 10, 21, 14, 5);
  const plain = (text: string) => text.replace(/\s/g, ' ');

  it('of day is said in 24 hours or in 12', () => {
    expect(formatTime(at, 'en', 24, 'UTC')).toBe('14:05');
    expect(plain(formatTime(at, 'en', 12, 'UTC'))).toBe('2:05 PM');
    expect(plain(formatTime(at, 'es-MX', 12, 'UTC'))).toBe('2:05 p.m.');
    expect(formatTime(at, 'es', 24, 'UTC')).toBe('14:05');
    expect(formatTime(Date.UTC(2026, 10, 21, 0, 5), 'en', 24, 'UTC')).toBe('00:05');
  });

  it('takes the habit of the language where nobody chose', () => {
    expect([hoursOf('en-US'), hoursOf('en-GB'), hoursOf('es-ES'), hoursOf('de')]).toEqual([12, 24, 24, 24]);
  });

  it('with its day names the year', () => {
    expect(plain(formatDayAndTime(at, 'en-US', 24, 'UTC'))).toBe('Nov 21, 2026, 14:05');
    expect(plain(formatDayAndTime(at, 'es', 24, 'UTC'))).toBe('21 nov 2026, 14:05');
  });

  it.each([
    [0, '0:00'],
    [-3, '0:00'],
    [8.2, '0:09'],
    [65, '1:05'],
    [725, '12:05'],
    [3723, '1:02:03'],
  ])('that is left: %d s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('that is left never grows while seconds go', () => {
    const seconds = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (left) => {
        expect(seconds(formatDuration(left))).toBe(left);
      }),
    );
  });
});

it('numbers follow the region of the browser where it speaks the chosen language', () => {
  expect(localeFor('es', ['en-US', 'es-MX', 'es-ES'])).toBe('es-MX');
  expect(localeFor('es', ['en-US'])).toBe('es');
  expect(localeFor('en', ['es-MX', 'en-GB'])).toBe('en-GB');
});

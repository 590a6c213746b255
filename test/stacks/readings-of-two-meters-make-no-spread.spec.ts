import * as fc from 'fast-check';
import { isFresh, type Reading, spread } from '../../src/stacks';

const BOOT = 'boot-1';

function volts(stack: string | null, value: number, meter: string | null = 'Fluke 117'): Reading {
  const at = { wallMs: 1_000_000, monoMs: 5_000, bootId: BOOT };
  return { what: 'terminal volts', stack, value, unit: 'V', by: 'Ana', meter, at };
}

describe('readings (SI-05, SI-44)', () => {
  it('gives lowest, highest and difference, and which stacks showed them', () => {
    expect(spread([volts('S1', 53.1), volts('S2', 52.9), volts('S3', 53.2)])).toEqual({
      lowest: 52.9,
      highest: 53.2,
      delta: 0.3,
      lowestStack: 'S2',
      highestStack: 'S3',
    });
  });

  it('does not let binary fractions push half a volt over a limit of half a volt', () => {
    for (let tenth = 400; tenth < 600; tenth += 1) {
      expect(spread([volts('S1', tenth / 10), volts('S2', (tenth + 5) / 10)]).delta).toBe(0.5);
    }
  });

  it('refuses readings of two meters, and of a meter and the device', () => {
    expect(() => spread([volts('S1', 53), volts('S2', 53, 'Benning')])).toThrow('stacks.mixed-meters');
    expect(() => spread([volts('S1', 53), volts('S2', 53, null)])).toThrow('stacks.mixed-meters');
    expect(spread([volts('S1', 53), volts('S2', 53, ' fluke 117')]).delta).toBe(0);
  });

  it('refuses to compare volts with anything else', () => {
    const percent: Reading = { ...volts('S2', 50), what: 'state of charge', unit: '%' };
    expect(() => spread([volts('S1', 53), percent])).toThrow('stacks.mixed-quantities');
  });

  it('refuses an empty set and a reading that is no number', () => {
    expect(() => spread([])).toThrow('stacks.no-readings');
    expect(() => spread([volts('S1', 53), volts('S2', Number.NaN)])).toThrow('stacks.reading-without-value');
  });

  it('does not depend on the order of the readings', () => {
    const values = fc.array(fc.integer({ min: 400, max: 600 }), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(values, (all) => {
        const readings = all.map((value, index) => volts(`S${index + 1}`, value / 10));
        return spread(readings).delta === spread([...readings].reverse()).delta;
      }),
    );
  });

  it('ages by the larger of wall and monotonic time', () => {
    const reading = volts('S1', 53);
    const later = (wall: number, mono: number) => ({ wallMs: 1_000_000 + wall, monoMs: 5_000 + mono, bootId: BOOT });
    expect(isFresh(reading, later(1_000, 1_000), 1_000)).toBe(true);
    expect(isFresh(reading, later(1_001, 10), 1_000)).toBe(false);
    expect(isFresh(reading, later(-50_000, 1_001), 1_000)).toBe(false);
  });

  it('is not fresh when the wall clock ran backwards over a restart', () => {
    expect(isFresh(volts('S1', 53), { wallMs: 999_999, monoMs: 0, bootId: 'boot-2' }, 1_000)).toBe(false);
  });
});

import fc from 'fast-check';
import {
  bankWords,
  type DrawingReading,
  drawBank,
  MOUNTINGS,
  type Mounting,
  positionsOf,
  readBankSvg,
  readBankText,
  renderBankSvg,
  renderBankText,
  type SwitchBank,
} from '../../src/dip-config';
import { profiles } from '../../src/products';
import { bankOf } from './bank.fixture';

const POLARITIES = ['ON', 'OFF'] as const;
const BIT_ORDERS = ['first', 'last'] as const;

interface Case {
  readonly bank: SwitchBank;
  readonly mounting: Mounting;
  readonly pattern: string;
  readonly target?: string;
}

function check({ bank, mounting, pattern, target }: Case): void {
  const drawing = drawBank(bank, {
    stack: 'S2',
    mounting,
    pattern,
    recorded: true,
    ...(target === undefined ? {} : { target }),
  });
  const expected: Partial<DrawingReading> = {
    mounting,
    from: positionsOf(bank, pattern),
    to: positionsOf(bank, target ?? pattern),
    fromPattern: pattern,
    toPattern: target ?? pattern,
  };
  const text = renderBankText(drawing);
  expect(readBankText(text)).toMatchObject(expected);
  expect(readBankSvg(renderBankSvg(drawing))).toMatchObject(expected);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
}

function patterns(width: number): string[] {
  return Array.from({ length: 2 ** width }, (_, number) => number.toString(2).padStart(width, '0'));
}

const SHIPPED = profiles.flatMap((profile) =>
  profile.banks.filter((bank) => bank.width !== null).map((bank) => [profile.id, bank.id, bank] as const),
);

it.each(SHIPPED)('%s, every pattern of %s in both polarities, both bit orders, every mounting', (_id, _bank, bank) => {
  for (const upIs of POLARITIES) {
    for (const lowestSwitch of BIT_ORDERS) {
      for (const mounting of MOUNTINGS) {
        for (const pattern of patterns(bank.width ?? 0))
          check({ bank: { ...bank, upIs, lowestSwitch }, mounting, pattern });
      }
    }
  }
});

it('any bank of 1 to 16 switches, with any target', () => {
  const width = fc.integer({ min: 1, max: 16 });
  const cases = width.chain((n) => {
    const digits = fc.array(fc.constantFrom('0', '1'), { minLength: n, maxLength: n }).map((list) => list.join(''));
    return fc.record({
      width: fc.constant(n),
      upIs: fc.constantFrom(...POLARITIES),
      mounting: fc.constantFrom(...MOUNTINGS),
      pattern: digits,
      target: digits,
      label: fc.constantFrom('ADDR SET', 'A SET <&"12" 3', 'a label that is far longer than a phone is wide 12 34'),
    });
  });
  fc.assert(
    fc.property(cases, ({ width: n, upIs, mounting, pattern, target, label }) => {
      check({ bank: bankOf({ width: n, upIs, label }), mounting, pattern, target });
    }),
    { numRuns: 400 },
  );
});

describe('what a drawing says', () => {
  it('reads like an instruction to a screen reader', () => {
    const drawing = drawBank(bankOf({ label: 'ADDR SET' }), { stack: 'S2', pattern: '100000', target: '010000' });
    expect(bankWords(drawing)).toBe('ADDR SET, stack S2. Move switch 1 down and switch 2 up. Leave 3 to 6.');
  });

  it('names directions as the person sees them', () => {
    const at = (mounting: Mounting) =>
      bankWords(drawBank(bankOf({ width: 2 }), { stack: 'S2', mounting, pattern: '10', target: '00' }));
    expect(at('upright')).toContain('Move switch 1 down. Leave 2.');
    expect(at('upside-down')).toContain('switch 1 is at the right. Move switch 1 up. Leave 2.');
    expect(at('rotated-left')).toContain('switch 1 is lowest. Move switch 1 to the right. Leave 2.');
    expect(at('rotated-right')).toContain('switch 1 is highest. Move switch 1 to the left. Leave 2.');
  });

  it('says how a bank stands where nothing is asked of it', () => {
    const drawing = drawBank(bankOf({ label: 'ADD' }), { stack: 'S1', module: 3, pattern: '110000' });
    expect(bankWords(drawing)).toBe('ADD, stack S1, module 3. Switches 1 and 2 up and switches 3 to 6 down. ON is up.');
  });

  it('says so when nothing has to move', () => {
    const drawing = drawBank(bankOf(), { stack: 'S1', pattern: '100000', target: '100000' });
    expect(bankWords(drawing)).toBe('TEST SET, stack S1. Nothing to move. Leave 1 to 6.');
  });
});

describe('the picture', () => {
  it('looks like this on a phone', () => {
    const drawing = drawBank(bankOf({ label: 'ADDR SET' }), { stack: 'S2', pattern: '100000', target: '010000' });
    expect(renderBankText(drawing).split('\n')).toEqual([
      'ADDR SET, stack S2',
      '  ON ─────────────────────',
      '   1   2   3   4   5   6',
      '  ┌─┐ ┌─┐ ┌─┐ ┌─┐ ┌─┐ ┌─┐',
      '  │█│ │ │ │ │ │ │ │ │ │ │',
      '  │ │ │█│ │█│ │█│ │█│ │█│',
      '  └─┘ └─┘ └─┘ └─┘ └─┘ └─┘',
      '   ▼   ▲',
      'Move switch 1 down and switch 2 up.',
      'Leave 3 to 6.',
    ]);
  });

  it('carries a title and a description, and fetches nothing', () => {
    const svg = renderBankSvg(drawBank(bankOf({ label: 'A & B' }), { stack: 'S2', pattern: '100000' }));
    expect(svg).toContain('>A &amp; B, stack S2</title>');
    expect(svg).toMatch(/<desc id="[^"]+">.+<\/desc>/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|href|url\(|<script|<style|<image/,
    );
  });

  it('is refused by its readers when a lever is drawn on neither side', () => {
    const drawing = drawBank(bankOf(), { stack: 'S2', pattern: '100000' });
    const unreadable = expect.objectContaining({ code: 'dip-config.drawing-unreadable' });
    expect(() => readBankText(renderBankText(drawing).replaceAll('█', ' '))).toThrow(unreadable);
    expect(() => readBankSvg(renderBankSvg(drawing).replaceAll('class="lever"', ''))).toThrow(unreadable);
    expect(() => readBankText(renderBankText(drawing).replace(' 3 ', ' 4 '))).toThrow(unreadable);
    expect(() => readBankText(renderBankText(drawing).replace('  ON ──', ''))).toThrow(unreadable);
  });
});

import {
  bankWords,
  drawBank,
  type DrawingWords,
  ENGLISH_DRAWING,
  MOUNTINGS,
  readBankSvg,
  readBankText,
  renderBankSvg,
  renderBankText,
} from '../../src/dip-config';
import { piecesOf } from '../../src/words';
import { bankOf } from './bank.fixture';

const spanish: DrawingWords = { ...ENGLISH_DRAWING, ...piecesOf('drawing', 'es') };

it('moves in words', () => {
  const drawing = drawBank(bankOf({ label: 'ADDR SET' }), { stack: 'S2', pattern: '100000', target: '010000' });
  expect(bankWords(drawing, spanish)).toBe(
    'ADDR SET, torre S2. Mueva el interruptor 1 hacia abajo y el interruptor 2 hacia arriba. Deje 3 a 6.',
  );
});

it('says how a bank stands, and where ON is', () => {
  const drawing = drawBank(bankOf({ label: 'ADD' }), { stack: 'S1', module: 3, pattern: '110000' });
  expect(bankWords(drawing, spanish)).toBe(
    'ADD, torre S1, módulo 3. Los interruptores 1 y 2 arriba y los interruptores 3 a 6 abajo. ON está arriba.',
  );
});

it('says that nothing is to be moved', () => {
  const drawing = drawBank(bankOf(), { stack: 'S1', pattern: '100000', target: '100000' });
  expect(bankWords(drawing, spanish)).toContain('Nada que mover. Deje 1 a 6.');
});

describe.each(MOUNTINGS)('mounted %s', (mounting) => {
  it.each([1, 2, 6])('is read back from text and picture with %i switches', (width) => {
    const [pattern, target] = ['1'.padEnd(width, '0'), '0'.repeat(width)];
    const drawing = drawBank(bankOf({ width, patterns: [] }), { stack: 'S2', mounting, pattern, target });
    const expected = { mounting, fromPattern: pattern, toPattern: target };
    expect(readBankText(renderBankText(drawing, spanish), spanish)).toMatchObject(expected);
    expect(readBankSvg(renderBankSvg(drawing, spanish), spanish)).toMatchObject(expected);
  });
});

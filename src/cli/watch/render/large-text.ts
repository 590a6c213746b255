import { widthOf } from './line';

/** Letters of three by five dots, row by row from the top. */
const DOTS: Readonly<Record<string, string>> = {
  A: '010101111101101',
  B: '110101110101110',
  C: '011100100100011',
  D: '110101101101110',
  E: '111100110100111',
  F: '111100110100100',
  G: '011100101101011',
  H: '101101111101101',
  I: '111010010010111',
  J: '001001001101010',
  K: '101101110101101',
  L: '100100100100111',
  M: '101111111101101',
  N: '110101101101101',
  O: '010101101101010',
  P: '110101110100100',
  Q: '010101101110011',
  R: '110101110101101',
  S: '011100010001110',
  T: '111010010010010',
  U: '101101101101111',
  V: '101101101101010',
  W: '101101111111101',
  X: '101101010101101',
  Y: '101101010010010',
  Z: '111001010100111',
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '110001010100111',
  '3': '110001010001110',
  '4': '101101111001001',
  '5': '111100110001110',
  '6': '011100111101111',
  '7': '111001010010010',
  '8': '111101111101111',
  '9': '111101111001110',
  '-': '000000111000000',
  ':': '000010000010000',
  ' ': '000000000000000',
};
const HALVES = [' ', '▄', '▀', '█'];

/** A short text in letters three rows high, to be read from a step away; one row with blanks between where it would be too wide. */
export function largeText(text: string, columns: number): string[] {
  const letters = [...text.toUpperCase()];
  const known = letters.every((letter) => DOTS[letter] !== undefined);
  if (!known || letters.length * 4 - 1 > columns) return [widthOf(text) * 2 <= columns ? letters.join(' ') : text];
  return [0, 2, 4].map((top) =>
    letters
      .map((letter) => halfRows(DOTS[letter] ?? '', top))
      .join(' ')
      .trimEnd(),
  );
}

function halfRows(dots: string, top: number): string {
  const on = (row: number, column: number): number => (dots[row * 3 + column] === '1' ? 1 : 0);
  return [0, 1, 2].map((column) => HALVES[on(top, column) * 2 + on(top + 1, column)] ?? ' ').join('');
}

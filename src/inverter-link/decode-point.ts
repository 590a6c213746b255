import type { InverterQuirks } from './inverter.slice';
import type { Point, PointType } from './sunspec-points';

/** What a device writes into a point that it does not have. */
const NOT_IMPLEMENTED: Readonly<Record<Exclude<PointType, 'string'>, readonly number[]>> = {
  uint16: [0xffff],
  int16: [0x8000],
  enum16: [0xffff],
  bitfield16: [0xffff],
  uint32: [0xffff_ffff],
  // 0x80000000 is the older mark; its bit 31 alone stands for nothing in the models read here.
  bitfield32: [0xffff_ffff, 0x8000_0000],
  sunssf: [0x8000],
};

const LARGEST_EXPONENT = 10;

/** Registers a point takes. */
export function wordsOf(point: Point): number {
  if (point.type === 'string') return point.words ?? 1;
  return point.type === 'uint32' || point.type === 'bitfield32' ? 2 : 1;
}

/** The number in the registers of a point before scaling; null where the device has no such point or the block ends before it. */
export function rawNumber(
  words: readonly number[],
  point: Point,
  wordOrder: InverterQuirks['wordOrder'],
): number | null {
  if (point.type === 'string') return null;
  const [first, second] = [words[point.offset], words[point.offset + 1]];
  if (first === undefined) return null;
  let raw = first;
  if (wordsOf(point) === 2) {
    if (second === undefined) return null;
    raw = wordOrder === 'high-first' ? first * 0x1_0000 + second : second * 0x1_0000 + first;
  }
  if (NOT_IMPLEMENTED[point.type].includes(raw)) return null;
  const isSigned = point.type === 'int16' || point.type === 'sunssf';
  return isSigned && raw >= 0x8000 ? raw - 0x1_0000 : raw;
}

/** A raw number with its exponent of ten; null where the exponent is missing or outside −10 to 10. */
export function scaled(raw: number, exponent: number | null): number | null {
  if (exponent === null || Math.abs(exponent) > LARGEST_EXPONENT) return null;
  // Dividing keeps 525 × 10⁻¹ at 52.5, where multiplying by 0.1 would not.
  return exponent < 0 ? raw / 10 ** -exponent : raw * 10 ** exponent;
}

/** The printable ASCII of a string up to its first NUL; null where nothing is left. */
export function rawText(words: readonly number[], point: Point): string | null {
  const taken = words.slice(point.offset, point.offset + wordsOf(point));
  const bytes = taken.flatMap((word) => [word >> 8, word & 0xff]);
  const end = bytes.indexOf(0);
  const text = bytes
    .slice(0, end < 0 ? bytes.length : end)
    .filter((byte) => byte >= 0x20 && byte < 0x7f)
    .map((byte) => String.fromCharCode(byte))
    .join('')
    .trim();
  return text === '' ? null : text;
}

import type { RegisterPoint } from './bus.slice';
import { impossible } from './possible-values';

/** What a reading says: a number in the unit of `READINGS`, a text, the ON bits of a bank with switch 1 first, or nothing. */
export type ReadingValue = number | string | null;

/** A value, or null and why there is none. */
export interface Decoded {
  readonly value: ReadingValue;
  readonly why: string | null;
}

/** SunSpec's bounds of a scale factor; its 0x8000 says *not implemented*. */
const SCALE_MOST = 10;
const BITS_16 = 0x1_0000;

/**
 * The value in the registers of a point. `scaleWord`: the register that holds the model's scale factor, null where the point has a power of
 * its own. What the device marks as not implemented, and what cannot be, is null with the reason: nothing is clipped or guessed.
 */
export function decodePoint(point: RegisterPoint, words: readonly number[], scaleWord: number | null): Decoded {
  if (words.length !== point.words) return nothing(`${words.length} registers instead of ${point.words}`);
  if (point.type === 'text') return decodeText(words);
  if (point.type === 'hash') return decodeHash(words);
  const raw = rawNumber(point.type, words);
  if (point.none.includes(raw)) return nothing('the device says that it has no such value');
  if (point.type === 'switches') return decodeSwitches(raw, point.width ?? 16);
  return decodeNumber(point, raw, scaleWord);
}

function decodeNumber(point: RegisterPoint, raw: number, scaleWord: number | null): Decoded {
  const power = 'power' in point.scale ? point.scale.power : scaleFactor(scaleWord);
  if (power === null) return nothing(`its scale factor is ${String(scaleWord)}, allowed -10 to 10`);
  const scaled = scaleBy(raw, power);
  const value = point.plusIs === 'discharging' ? 0 - scaled : scaled;
  const why = impossible(point.reading, value);
  return why === null ? { value, why } : nothing(why);
}

/** Two's complement of a scale register within SunSpec's bounds, null for anything else. */
function scaleFactor(word: number | null): number | null {
  if (word === null) return null;
  const factor = signed(word, BITS_16);
  return Math.abs(factor) <= SCALE_MOST ? factor : null;
}

/** Divides by a power of ten instead of multiplying by 0.1, which binary numbers cannot hold: 533 with -1 is 53.3. */
function scaleBy(raw: number, power: number): number {
  return power < 0 ? raw / 10 ** -power : raw * 10 ** power;
}

function rawNumber(type: RegisterPoint['type'], words: readonly number[]): number {
  const unsigned = words.reduce((sum, word) => sum * BITS_16 + word, 0);
  if (type === 'i16' || type === 'i32') return signed(unsigned, BITS_16 ** words.length);
  return unsigned;
}

function signed(unsigned: number, range: number): number {
  return unsigned >= range / 2 ? unsigned - range : unsigned;
}

function decodeSwitches(raw: number, width: number): Decoded {
  if (raw >= 2 ** width) return nothing(`bits above switch ${width} are set (0x${raw.toString(16)})`);
  const bits = Array.from({ length: width }, (_, index) => ((raw >> index) & 1 ? '1' : '0'));
  return { value: bits.join(''), why: null };
}

/** Two characters a register up to the first NUL; a text with anything unprintable is no text. */
function decodeText(words: readonly number[]): Decoded {
  const bytes = words.flatMap((word) => [word >> 8, word & 0xff]);
  const end = bytes.indexOf(0);
  const used = end < 0 ? bytes : bytes.slice(0, end);
  const odd = used.find((byte) => byte < 0x20 || byte > 0x7e);
  if (odd !== undefined) return nothing(`byte 0x${odd.toString(16).padStart(2, '0')} is no printable character`);
  return { value: String.fromCharCode(...used).trim(), why: null };
}

/** Hexadecimal digits, high byte first; a hash of zeros is that of no image. */
function decodeHash(words: readonly number[]): Decoded {
  if (words.every((word) => word === 0)) return nothing('the device runs no image');
  return { value: words.map((word) => word.toString(16).padStart(4, '0')).join(''), why: null };
}

function nothing(why: string): Decoded {
  return { value: null, why };
}

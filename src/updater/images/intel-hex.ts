import MemoryMap from 'nrf-intel-hex';
import { StackhandError } from '../../kernel';

/** Bytes that a file in Intel HEX describes: `start` is the address of the first, holes are 0xFF as erased flash is. */
export interface HexContent {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** How much a file may describe. `holeBytes`: what may be missing in between, all holes together. */
export interface HexLimits {
  readonly maxImageBytes: number;
  readonly holeBytes: number;
}

const ERASED = 0xff;
const SHOWN = 60;

/** True for bytes that begin as a file in Intel HEX does. */
export function isIntelHex(bytes: Uint8Array): boolean {
  return /^\s*:[0-9A-Fa-f]{10}/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}

/**
 * The memory that a file in Intel HEX describes. Sizes are looked at before memory is taken: two records can lie gigabytes apart.
 * Throws `updater.hex-line-bad`, `updater.hex-holes-too-large`, `updater.image-too-large`, `updater.image-empty`.
 */
export function readIntelHex(text: string, limits: HexLimits): HexContent {
  const blocks = [...parse(text.trim())].filter(([, data]) => data.length > 0);
  const [first] = blocks;
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) throw nothingInside();
  const start = first[0];
  const length = last[0] + last[1].length - start;
  const held = blocks.reduce((sum, [, data]) => sum + data.length, 0);
  if (held > limits.maxImageBytes) throw tooLarge(held, limits.maxImageBytes);
  if (length - held > limits.holeBytes) throw holesTooLarge(length - held, limits.holeBytes);
  if (length > limits.maxImageBytes) throw tooLarge(length, limits.maxImageBytes);
  const bytes = new Uint8Array(length).fill(ERASED);
  for (const [address, data] of blocks) bytes.set(data, address - start);
  return { start, bytes };
}

function parse(text: string): MemoryMap {
  try {
    return MemoryMap.fromHex(text);
  } catch (error) {
    throw badLine(text, error instanceof Error ? error.message : String(error));
  }
}

/** The parser names the record, or the character where it stuck; a person looks for a line. Its words may quote a whole file. */
function badLine(text: string, message: string): StackhandError {
  const lines = text.split(/\r\n|\r|\n/);
  const line = lineOf(text, lines.length, message);
  return new StackhandError({
    code: 'updater.hex-line-bad',
    what: `The file is no whole Intel HEX: ${reason(message)}.`,
    ...(line === null ? {} : { where: `line ${line}`, value: (lines[line - 1] ?? '').slice(0, SHOWN) }),
    remedy: 'Fetch the file again from where it came from, as a file and not as copied text.',
  });
}

function lineOf(text: string, lines: number, message: string): number | null {
  if (message.startsWith('No EOF')) return lines;
  const record = /record (\d+)/.exec(message)?.[1];
  if (record !== undefined) return Math.min(Number(record), lines);
  const character = /characters (\d+)/.exec(message)?.[1];
  return character === undefined ? null : text.slice(0, Number(character)).split(/\r\n|\r|\n/).length;
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^Checksum failed/, 'the checksum of a line is wrong'],
  [/^Mismatched record length/, 'a line is shorter or longer than it says'],
  [/^Duplicated data|^Overlapping data/, 'two lines describe the same address'],
  [/wraps over/, 'a line goes over the end of its segment'],
  [/^There is data after/, 'something follows its end mark'],
  [/^No EOF/, 'its end mark is missing'],
  // The parser counts addresses in signed 32 bits.
  [/is negative$/, 'it has addresses above 0x7fffffff, which cannot be read here'],
  [/^Invalid record type/, 'a line is of a kind that does not exist'],
];

function reason(message: string): string {
  return REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? 'a line cannot be read';
}

function nothingInside(): StackhandError {
  return new StackhandError({
    code: 'updater.image-empty',
    what: 'The file describes no byte.',
    remedy: 'Fetch the file again from where it came from.',
  });
}

function tooLarge(found: number, most: number): StackhandError {
  return new StackhandError({
    code: 'updater.image-too-large',
    what: 'The image is larger than the unit can take.',
    value: `${found} bytes`,
    allowed: `up to ${most} bytes`,
    remedy: 'Check that this is the file for this component and this hardware.',
  });
}

function holesTooLarge(found: number, most: number): StackhandError {
  return new StackhandError({
    code: 'updater.hex-holes-too-large',
    what: 'Between the parts of the file lie more bytes than may be filled up.',
    value: `${found} bytes`,
    allowed: `up to ${most} bytes`,
    remedy: 'Ask the maker for a file of this component alone; settings or a boot loader may be packed with it.',
  });
}

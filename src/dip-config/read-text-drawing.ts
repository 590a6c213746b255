import type { SeenSide } from './drawing';
import { type DrawingWords, ENGLISH_DRAWING } from './drawing-words';
import { type DrawingReading, makeSense, type SeenSwitch, unreadable } from './seen-drawing';

const POINTS: Readonly<Record<string, SeenSide>> = { '▲': 'up', '▼': 'down', '◀': 'left', '▶': 'right' };
const COLUMN_SWITCH = /^\s*(\d+) │([█ ]{4})│\s*([◀▶▲▼]?)$/u;
const NUMBERS = /^[\s\d]+$/;

/** Reads positions back from a drawing by `renderBankText`, as a person with a terminal would. Throws `dip-config.drawing-unreadable`. */
export function readBankText(text: string, language: DrawingWords = ENGLISH_DRAWING): DrawingReading {
  const lines = text.split('\n');
  const row = !lines.some((line) => COLUMN_SWITCH.test(line));
  const switches = row ? rowSwitches(lines) : lines.flatMap(columnSwitch);
  return makeSense({
    row,
    onSide: row ? rowOnSide(lines) : columnOnSide(lines),
    switches,
    words: lines.join(' '),
    language,
  });
}

function columnSwitch(line: string): SeenSwitch[] {
  const [, number, slot, arrow] = COLUMN_SWITCH.exec(line) ?? [];
  if (number === undefined || slot === undefined) return [];
  return [{ number: Number(number), at: slotSide(slot, 'left', 'right'), arrow: POINTS[arrow ?? ''] ?? null }];
}

function columnOnSide(lines: readonly string[]): SeenSide {
  const on = lines.find((line) => line.trim() === 'ON')?.indexOf('ON');
  const slot = lines.find((line) => COLUMN_SWITCH.test(line));
  if (on === undefined || slot === undefined) throw unreadable('there is no ON mark');
  return on < (slot.indexOf('│') + slot.lastIndexOf('│')) / 2 - 1 ? 'left' : 'right';
}

function rowSwitches(lines: readonly string[]): SeenSwitch[] {
  return lines.flatMap((line, index) => {
    if (!isNumbersLine(lines, index)) return [];
    const box = lines.slice(index + 1, index + 5);
    const after = lines.slice(index + 5, index + 7).find((next) => /^[\s▲▼◀▶]+$/u.test(next)) ?? '';
    return numbersOf(line).map(({ number, middle }) => ({
      number,
      at: slotSide(`${box[1]?.[middle] ?? ''}${box[2]?.[middle] ?? ''}`, 'up', 'down'),
      arrow: POINTS[after[middle] ?? ''] ?? null,
    }));
  });
}

/** Digits right above the slots; a heading that happens to end in a number is not meant. */
function isNumbersLine(lines: readonly string[], index: number): boolean {
  return NUMBERS.test(lines[index] ?? '') && (lines[index + 1] ?? '').includes('┌─┐');
}

/** Each printed number with the column of its slot's middle: the last digit of a number stands there. */
function numbersOf(line: string): { number: number; middle: number }[] {
  return [...line.matchAll(/\d+/g)].map((match) => ({
    number: Number(match[0]),
    middle: match.index + match[0].length - 1,
  }));
}

function rowOnSide(lines: readonly string[]): SeenSide {
  const on = lines.findIndex((line) => /^\s*ON ─+$/u.test(line));
  const numbers = lines.findIndex((_, index) => isNumbersLine(lines, index));
  if (on < 0 || numbers < 0) throw unreadable('there is no ON mark');
  return on < numbers ? 'up' : 'down';
}

/** Which half of a slot is filled. */
function slotSide(slot: string, first: SeenSide, second: SeenSide): SeenSide {
  const half = slot.length / 2;
  const filled = [slot.slice(0, half), slot.slice(half)].map((part) => part !== '' && part === '█'.repeat(half));
  if (filled[0] === filled[1]) throw unreadable('a lever is on neither side of its slot');
  return filled[0] === true ? first : second;
}

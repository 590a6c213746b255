import { type Problem, StackhandError } from '../kernel';
import type { SwitchBank } from './banks.slice';
import { type DrawingWords, ENGLISH_DRAWING, fillPiece } from './drawing-words';
import { groupByFirst, namedSwitches, switchNumbers } from './switch-words';

/** Positions of a bank, switch 1 first: `1` = ON, `0` = OFF. `011111` is "1 OFF, rest ON". */
export type Pattern = string;

/** Where a lever stands when the printed numbers are upright. */
export type Position = 'up' | 'down';

/** A bank whose number of switches is known. */
export type SizedBank = SwitchBank & { readonly width: number };

/** The problem with this pattern on this bank, or undefined. `where` is the path that the problem names. */
export function patternProblem(bank: SwitchBank, pattern: Pattern, where = bank.id): Problem | undefined {
  if (bank.width === null) return widthUnknown(bank, where);
  if (!/^[01]+$/.test(pattern)) {
    return {
      code: 'dip-config.pattern-malformed',
      what: `This is not a position of ${bank.label}.`,
      where,
      value: pattern,
      allowed: 'only 0 and 1, switch 1 first, 1 = ON',
      remedy: 'Write one digit per switch, beginning with switch 1.',
    };
  }
  if (pattern.length === bank.width) return undefined;
  return {
    code: 'dip-config.pattern-wrong-width',
    what: `${bank.label} has ${bank.width} switches, not ${pattern.length}.`,
    where,
    value: pattern,
    allowed: `${bank.width} digits`,
    remedy: 'Write one digit per switch, beginning with switch 1.',
  };
}

function widthUnknown(bank: SwitchBank, where: string): Problem {
  return {
    code: 'dip-config.width-unknown',
    what: `Nobody published how many switches ${bank.label} has.`,
    where,
    remedy: 'Count them on site and record the number with the photo of the bank.',
  };
}

/** Throws `dip-config.width-unknown`, `dip-config.pattern-malformed` or `dip-config.pattern-wrong-width`. */
export function assertPattern(bank: SwitchBank, pattern: Pattern, where?: string): asserts bank is SizedBank {
  const problem = patternProblem(bank, pattern, where);
  if (problem !== undefined) throw new StackhandError(problem);
}

/** The bank with the number of switches that a person counted on site. Throws where the profile states another number. */
export function withCountedWidth(bank: SwitchBank, counted: number): SizedBank {
  if (bank.width === null || bank.width === counted) return { ...bank, width: counted };
  throw new StackhandError({
    code: 'dip-config.counted-other-width',
    what: `${bank.label} has ${bank.width} switches in the profile.`,
    where: bank.id,
    value: String(counted),
    allowed: String(bank.width),
    remedy: 'Look whether this is the right bank and the right product, then count again.',
  });
}

/** The number that the switches make, with the lowest switch first or last as the bank has it. For words, never for instructions. */
export function decimalOf(bank: SwitchBank, pattern: Pattern): number {
  assertPattern(bank, pattern);
  const highestFirst = bank.lowestSwitch === 'first' ? turned(pattern) : pattern;
  return Number.parseInt(highestFirst, 2);
}

/** Where each lever stands, switch 1 first. */
export function positionsOf(bank: SwitchBank, pattern: Pattern): Position[] {
  assertPattern(bank, pattern);
  return [...pattern].map((digit) => positionOf(bank, digit === '1'));
}

/** Up or down for a lever that is ON or OFF. */
export function positionOf(bank: SwitchBank, on: boolean): Position {
  return (bank.upIs === 'ON') === on ? 'up' : 'down';
}

/** The pattern that these levers make, switch 1 first. Throws when their number is not the width of the bank. */
export function patternFromPositions(bank: SwitchBank, positions: readonly Position[]): Pattern {
  const pattern = positions.map((position) => (position === positionOf(bank, true) ? '1' : '0')).join('');
  assertPattern(bank, pattern);
  return pattern;
}

/** Words by levers: "1 up, rest down"; "switch 1 down, 2 to 6 up"; "all 6 up". */
export function describePattern(bank: SwitchBank, pattern: Pattern, words: DrawingWords = ENGLISH_DRAWING): string {
  const positions = positionsOf(bank, pattern);
  const groups = groupByFirst(positions.map((position, index) => ({ number: index + 1, side: position })));
  const [first, second] = groups;
  if (first === undefined) return '';
  const side = words[`at-${first.side}`];
  if (second === undefined) {
    const count = positions.length;
    return count === 1 ? `${namedSwitches([1], words)} ${side}` : fillPiece(words.all, { count, side });
  }
  const up = first.side === 'up' ? first : second;
  const [onlyUp = 0] = up.numbers;
  if (up.numbers.length === 1 && positions.length > 2) return fillPiece(words['one-up'], { number: onlyUp });
  const [lead, rest] = [namedSwitches(first.numbers, words), switchNumbers(second.numbers, words)];
  return fillPiece(words['two-sides'], { first: lead, side, rest, other: words[`at-${second.side}`] });
}

/** The pattern read from the other end. */
export function turned(pattern: Pattern): Pattern {
  return [...pattern].reverse().join('');
}

/** The pattern with ON and OFF exchanged. */
export function inverted(pattern: Pattern): Pattern {
  return [...pattern].map((digit) => (digit === '1' ? '0' : '1')).join('');
}

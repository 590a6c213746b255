import { type DrawingWords, ENGLISH_DRAWING, fillPiece } from './drawing-words';

/** Switches that share a side. */
export interface SwitchGroup<Side extends string> {
  readonly side: Side;
  readonly numbers: readonly number[];
}

/** "1", "1 and 2", "2 to 6", "1, 3 and 5 to 7": three or more in a row become a range. */
export function switchNumbers(numbers: readonly number[], words: DrawingWords = ENGLISH_DRAWING): string {
  return list(
    runsOf(numbers).flatMap(([first, last]) => runWords(first, last, words)),
    words,
  );
}

function runWords(first: number, last: number, words: DrawingWords): string[] {
  if (last - first >= 2) return [fillPiece(words.range, { first, last })];
  return first === last ? [`${first}`] : [`${first}`, `${last}`];
}

function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** "a", "a and b", "a, b and c". */
export function list(parts: readonly string[], words: DrawingWords = ENGLISH_DRAWING): string {
  if (parts.length < 2) return parts.join('');
  return fillPiece(words.and, { first: parts.slice(0, -1).join(', '), last: parts.at(-1) ?? '' });
}

/** Gathers switches by side, the side of the lowest number first. */
export function groupByFirst<Side extends string>(
  switches: readonly { readonly number: number; readonly side: Side }[],
): SwitchGroup<Side>[] {
  const groups = new Map<Side, number[]>();
  for (const { number, side } of switches) groups.set(side, [...(groups.get(side) ?? []), number]);
  return [...groups].map(([side, numbers]) => ({ side, numbers }));
}

/** "switch 1", "switches 2 and 3". */
export function namedSwitches(numbers: readonly number[], words: DrawingWords = ENGLISH_DRAWING): string {
  return fillPiece(numbers.length === 1 ? words.one : words.many, { numbers: switchNumbers(numbers, words) });
}

/** "Move switch 1 down and switch 2 up. Leave 3 to 6."; sides are words for a person ("up", "to the left"). */
export function movingWords(
  moves: readonly { readonly number: number; readonly side: string }[],
  leave: readonly number[],
  words: DrawingWords = ENGLISH_DRAWING,
): string {
  const left = leave.length === 0 ? '' : ` ${fillPiece(words.leave, { numbers: switchNumbers(leave, words) })}`;
  if (moves.length === 0) return `${words.nothing}${left}`;
  const parts = groupByFirst(moves).map((group) => `${namedSwitches(group.numbers, words)} ${group.side}`);
  return `${fillPiece(words.move, { what: list(parts, words) })}${left}`;
}

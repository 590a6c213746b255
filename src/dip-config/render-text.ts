import {
  actionWords,
  type BankDrawing,
  type DrawnSwitch,
  inSeenOrder,
  isRow,
  mountingWords,
  placeWords,
  type SeenSide,
  seenSide,
} from './drawing';
import { type DrawingWords, ENGLISH_DRAWING } from './drawing-words';

/** Columns of a phone's terminal; no line is wider. */
export const TEXT_COLUMNS = 40;
const SWITCHES_IN_A_ROW = 8;
const ARROWS: Readonly<Record<SeenSide, string>> = { up: '▲', down: '▼', left: '◀', right: '▶' };

/**
 * The drawing for a terminal: numbers, levers by shape, ON on its printed side, arrows at the levers that move. At most 40 columns;
 * a bank of more than eight switches goes on in the next rows. Ends without a line break.
 */
export function renderBankText(drawing: BankDrawing, words: DrawingWords = ENGLISH_DRAWING): string {
  const picture = isRow(drawing.mounting) ? rowPicture(drawing) : columnPicture(drawing);
  const mounted = mountingWords(drawing.mounting, words);
  return [
    ...wrapped(placeWords(drawing, words)),
    ...(mounted === '' ? [] : wrapped(mounted)),
    ...picture,
    ...wrapped(actionWords(drawing, words)),
  ].join('\n');
}

function rowPicture(drawing: BankDrawing): string[] {
  const levers = inSeenOrder(drawing);
  const lines: string[] = [];
  for (let start = 0; start < levers.length; start += SWITCHES_IN_A_ROW) {
    lines.push(...oneRow(drawing, levers.slice(start, start + SWITCHES_IN_A_ROW)));
  }
  return lines;
}

function oneRow(drawing: BankDrawing, levers: readonly DrawnSwitch[]): string[] {
  const at = (position: DrawnSwitch['position']) => seenSide(drawing.mounting, position);
  const on = `  ON ${'─'.repeat(Math.max(levers.length * 4 - 3, 1))}`;
  const onIsUp = at(drawing.printedOnSide) === 'up';
  const row = (cell: (lever: DrawnSwitch) => string) => `  ${levers.map(cell).join(' ')}`.trimEnd();
  return [
    ...(onIsUp ? [on] : []),
    row((lever) => String(lever.number).padStart(2).padEnd(3)),
    row(() => '┌─┐'),
    row((lever) => (at(lever.position) === 'up' ? '│█│' : '│ │')),
    row((lever) => (at(lever.position) === 'up' ? '│ │' : '│█│')),
    row(() => '└─┘'),
    ...(onIsUp ? [] : [on]),
    ...(levers.some((lever) => lever.move) ? [row((lever) => ` ${arrow(drawing, lever)} `)] : []),
  ];
}

function columnPicture(drawing: BankDrawing): string[] {
  const at = (position: DrawnSwitch['position']) => seenSide(drawing.mounting, position);
  const on = at(drawing.printedOnSide) === 'left' ? '      ON' : '          ON';
  const lines = inSeenOrder(drawing).map((lever) => {
    const slot = at(lever.position) === 'left' ? '│██  │' : '│  ██│';
    return `  ${String(lever.number).padStart(2)} ${slot} ${arrow(drawing, lever)}`.trimEnd();
  });
  return [on, ...lines];
}

function arrow(drawing: BankDrawing, lever: DrawnSwitch): string {
  return lever.move && lever.target !== undefined ? ARROWS[seenSide(drawing.mounting, lever.target)] : ' ';
}

/** Words broken at blanks into lines of at most 40 columns; a longer word is cut. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(cut)) {
    if (line !== '' && line.length + 1 + word.length > TEXT_COLUMNS) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function cut(word: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < word.length; start += TEXT_COLUMNS) parts.push(word.slice(start, start + TEXT_COLUMNS));
  return parts;
}

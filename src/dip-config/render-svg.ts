import {
  type BankDrawing,
  bankWords,
  type DrawnSwitch,
  inSeenOrder,
  isRow,
  placeWords,
  type SeenSide,
  seenSide,
} from './drawing';
import { type DrawingWords, ENGLISH_DRAWING } from './drawing-words';

const INK = '#111111';
const PAPER = '#ffffff';
const SLOT = '#e4e4e4';
const MOVE = '#b45309';

const PITCH = 44;
const SHORT = 28;
const LONG = 60;
const LEVER = 26;
const MARGIN = 48;
const HEAD = 40;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The drawing as a stand-alone SVG: title and description for a screen reader, levers by place and shape, an arrow and a broken
 * outline where a lever shall go, ON on its printed side. No script, no style sheet, nothing fetched; ids are made from bank and stack.
 */
export function renderBankSvg(drawing: BankDrawing, words: DrawingWords = ENGLISH_DRAWING): string {
  const id = slug(`${drawing.stack}-${drawing.bank}-${drawing.module ?? 'c'}`);
  const { width, height } = canvas(drawing);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" aria-labelledby="${id}-t ${id}-d" font-family="sans-serif">`,
    `<title id="${id}-t">${escaped(placeWords(drawing, words))}</title>`,
    `<desc id="${id}-d">${escaped(bankWords(drawing, words))}</desc>`,
    `<rect class="paper" x="0" y="0" width="${width}" height="${height}" fill="${PAPER}"/>`,
    `<text class="place" x="8" y="22" font-size="15" fill="${INK}">${escaped(placeWords(drawing, words))}</text>`,
    onMark(drawing),
    ...inSeenOrder(drawing).map((lever, index) => switchShapes(drawing, lever, slotBox(drawing, index))),
    '</svg>',
  ].join('\n');
}

function canvas(drawing: BankDrawing): { width: number; height: number } {
  const along = drawing.switches.length * PITCH;
  if (isRow(drawing.mounting)) return { width: Math.max(2 * MARGIN + along, 320), height: HEAD + 2 * MARGIN + LONG };
  return { width: Math.max(2 * MARGIN + LONG, 320), height: HEAD + MARGIN + along };
}

function slotBox(drawing: BankDrawing, index: number): Box {
  if (isRow(drawing.mounting)) return { x: MARGIN + index * PITCH, y: HEAD + MARGIN, width: SHORT, height: LONG };
  return { x: MARGIN + 20, y: HEAD + 28 + index * PITCH, width: LONG, height: SHORT };
}

/** The half of a slot that lies on this side. */
function half(slot: Box, side: SeenSide): Box {
  const lever = isUpDown(side)
    ? { x: slot.x + 2, y: slot.y + 2, width: slot.width - 4, height: LEVER }
    : { x: slot.x + 2, y: slot.y + 2, width: LEVER, height: slot.height - 4 };
  if (side === 'down') return { ...lever, y: slot.y + slot.height - LEVER - 2 };
  if (side === 'right') return { ...lever, x: slot.x + slot.width - LEVER - 2 };
  return lever;
}

function isUpDown(side: SeenSide): boolean {
  return side === 'up' || side === 'down';
}

function switchShapes(drawing: BankDrawing, lever: DrawnSwitch, slot: Box): string {
  const at = half(slot, seenSide(drawing.mounting, lever.position));
  return [
    '<g class="switch">',
    rect('slot', slot, `fill="${SLOT}" stroke="${lever.move ? MOVE : INK}" stroke-width="${lever.move ? 4 : 2}"`),
    rect('lever', at, `fill="${INK}"`),
    targetShapes(drawing, lever, slot),
    numberText(drawing, lever.number, slot),
    '</g>',
  ].join('');
}

function targetShapes(drawing: BankDrawing, lever: DrawnSwitch, slot: Box): string {
  if (!lever.move || lever.target === undefined) return '';
  const side = seenSide(drawing.mounting, lever.target);
  const to = half(slot, side);
  const outline = rect('target', to, `fill="none" stroke="${MOVE}" stroke-width="2" stroke-dasharray="4 3"`);
  return `${outline}<polygon class="arrow" points="${arrowPoints(to, side)}" fill="${MOVE}"/>`;
}

/** A triangle inside the box; its first point is the tip. */
function arrowPoints(box: Box, side: SeenSide): string {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const offsets: Readonly<Record<SeenSide, readonly [number, number][]>> = {
    up: [
      [0, -8],
      [8, 7],
      [-8, 7],
    ],
    down: [
      [0, 8],
      [8, -7],
      [-8, -7],
    ],
    left: [
      [-8, 0],
      [7, 8],
      [7, -8],
    ],
    right: [
      [8, 0],
      [-7, 8],
      [-7, -8],
    ],
  };
  return offsets[side].map(([dx, dy]) => `${x + dx},${y + dy}`).join(' ');
}

/** Numbers stand clear of the ON mark: beside the slot in a column, on the side away from ON in a row. */
function numberText(drawing: BankDrawing, number: number, slot: Box): string {
  const onSide = seenSide(drawing.mounting, drawing.printedOnSide);
  const row = isRow(drawing.mounting);
  const x = row ? slot.x + slot.width / 2 : slot.x - 22;
  const below = slot.y + slot.height + 20;
  const y = row ? (onSide === 'up' ? below : slot.y - 10) : slot.y + slot.height / 2 + 5;
  return `<text class="number" x="${x}" y="${y}" font-size="15" text-anchor="middle" fill="${INK}">${number}</text>`;
}

function onMark(drawing: BankDrawing): string {
  const first = slotBox(drawing, 0);
  const side = seenSide(drawing.mounting, drawing.printedOnSide);
  const places: Readonly<Record<SeenSide, readonly [number, number]>> = {
    up: [first.x + SHORT / 2, first.y - 14],
    down: [first.x + SHORT / 2, first.y + first.height + 24],
    left: [first.x + 12, first.y - 8],
    right: [first.x + first.width - 12, first.y - 8],
  };
  const [x, y] = places[side];
  return `<text class="on" x="${x}" y="${y}" font-size="14" font-weight="bold" text-anchor="middle" fill="${INK}">ON</text>`;
}

function rect(name: string, box: Box, paint: string): string {
  return `<rect class="${name}" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="3" ${paint}/>`;
}

function slug(text: string): string {
  return `bank-${text.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

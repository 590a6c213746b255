import type { SeenSide } from './drawing';
import { type DrawingWords, ENGLISH_DRAWING } from './drawing-words';
import { type DrawingReading, makeSense, type SeenSwitch, unreadable } from './seen-drawing';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Reads positions back from a drawing by `renderBankSvg`, by where its shapes are and nothing else. Throws `dip-config.drawing-unreadable`. */
export function readBankSvg(svg: string, language: DrawingWords = ENGLISH_DRAWING): DrawingReading {
  const groups = [...svg.matchAll(/<g class="switch">(.*?)<\/g>/gs)].map((match) => match[1] ?? '');
  const slots = groups.map((group) => centre(group, 'slot'));
  const row = isRowOf(groups[0] ?? '');
  const along = (place: Place) => (row ? place.x : place.y);
  const switches = groups
    .map((group) => ({ along: along(centre(group, 'slot')), seen: seenSwitch(group, row) }))
    .sort((a, b) => a.along - b.along)
    .map(({ seen }) => seen);
  const [slot] = slots;
  if (slot === undefined) throw unreadable('there is no switch in it');
  return makeSense({ row, onSide: side(slot, textPlace(svg, 'on'), row), switches, words: svg, language });
}

/** Switches that are taller than wide stand in a row, the others in a column. */
function isRowOf(group: string): boolean {
  const { width, height } = shape(group, 'slot');
  return height > width;
}

function seenSwitch(group: string, row: boolean): SeenSwitch {
  const slot = centre(group, 'slot');
  const number = /<text class="number"[^>]*>(\d+)<\/text>/.exec(group)?.[1];
  if (number === undefined) throw unreadable('a switch has no number');
  return { number: Number(number), at: side(slot, centre(group, 'lever'), row), arrow: arrowSide(group, row) };
}

/** The tip of the arrow against the middle of its other corners. */
function arrowSide(group: string, row: boolean): SeenSide | null {
  const points = /<polygon class="arrow" points="([^"]+)"/.exec(group)?.[1];
  if (points === undefined) return null;
  const [tip, second, third] = points.split(' ').map((point) => {
    const [x, y] = point.split(',').map(Number);
    return { x: x ?? Number.NaN, y: y ?? Number.NaN };
  });
  if (tip === undefined || second === undefined || third === undefined)
    throw unreadable('an arrow has no three corners');
  return side({ x: (second.x + third.x) / 2, y: (second.y + third.y) / 2 }, tip, row);
}

/** On which side of `from` the other place lies. */
function side(from: Place, to: Place, row: boolean): SeenSide {
  const by = row ? to.y - from.y : to.x - from.x;
  if (!Number.isFinite(by) || by === 0) throw unreadable('a shape lies on neither side');
  if (row) return by < 0 ? 'up' : 'down';
  return by < 0 ? 'left' : 'right';
}

function centre(group: string, name: string): Place {
  const { x, y, width, height } = shape(group, name);
  return { x: x + width / 2, y: y + height / 2 };
}

function shape(group: string, name: string): { x: number; y: number; width: number; height: number } {
  const found = new RegExp(
    `<rect class="${name}" x="([\\d.]+)" y="([\\d.]+)" width="([\\d.]+)" height="([\\d.]+)"`,
  ).exec(group);
  if (found === null) throw unreadable(`a switch has no ${name}`);
  const [x, y, width, height] = found.slice(1).map(Number);
  return { x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
}

function textPlace(svg: string, name: string): Place {
  const found = new RegExp(`<text class="${name}" x="([\\d.]+)" y="([\\d.]+)"`).exec(svg);
  if (found === null) throw unreadable('there is no ON mark');
  return { x: Number(found[1]), y: Number(found[2]) };
}

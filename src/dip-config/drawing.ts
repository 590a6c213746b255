import { type DrawingWords, ENGLISH_DRAWING, fillPiece } from './drawing-words';
import type { Position } from './pattern';
import { movingWords, namedSwitches, list, groupByFirst } from './switch-words';

/**
 * How the bank sits before the eyes of a person, against its upright print. `rotated-left`: a quarter turn against the clock, so its
 * top points left and switch 1 is lowest. `rotated-right`: a quarter turn with the clock, switch 1 is highest.
 */
export const MOUNTINGS = ['upright', 'upside-down', 'rotated-left', 'rotated-right'] as const;
export type Mounting = (typeof MOUNTINGS)[number];

/** Where something is for the person who looks at the mounted bank. */
export type SeenSide = 'up' | 'down' | 'left' | 'right';

/** One lever of a drawing. `position` and `target` are those of the upright print. `target` left out: nothing is asked of the bank. */
export interface DrawnSwitch {
  readonly number: number;
  readonly position: Position;
  readonly on: boolean;
  readonly target?: Position;
  readonly move: boolean;
}

/** The one model behind every picture of a bank. `printedOnSide`: where the print says ON, when upright. Switch 1 is leftmost upright. */
export interface BankDrawing {
  readonly bank: string;
  readonly label: string;
  readonly stack: string;
  readonly module?: number;
  readonly mounting: Mounting;
  readonly printedOnSide: Position;
  readonly switches: readonly DrawnSwitch[];
}

const SEEN: Readonly<Record<Mounting, Readonly<Record<Position, SeenSide>>>> = {
  upright: { up: 'up', down: 'down' },
  'upside-down': { up: 'down', down: 'up' },
  'rotated-left': { up: 'left', down: 'right' },
  'rotated-right': { up: 'right', down: 'left' },
};

/** Where a position of the upright print is for the person who looks at the mounted bank. */
export function seenSide(mounting: Mounting, position: Position): SeenSide {
  return SEEN[mounting][position];
}

/** True when the switches stand beside each other for the person, false when one above the other. */
export function isRow(mounting: Mounting): boolean {
  return mounting === 'upright' || mounting === 'upside-down';
}

/** The switches as they meet the eye: left to right, or top to bottom. */
export function inSeenOrder(drawing: BankDrawing): DrawnSwitch[] {
  const fromFirst = drawing.mounting === 'upright' || drawing.mounting === 'rotated-right';
  return fromFirst ? [...drawing.switches] : [...drawing.switches].reverse();
}

/** "ADDR SET, stack S2", "ADD, stack S2, module 3". */
export function placeWords({ label, stack, module }: BankDrawing, words: DrawingWords = ENGLISH_DRAWING): string {
  return module === undefined
    ? fillPiece(words.place, { label, stack })
    : fillPiece(words['place-module'], { label, stack, module });
}

/** How the bank is mounted, in words; empty for an upright one. */
export function mountingWords(mounting: Mounting, words: DrawingWords = ENGLISH_DRAWING): string {
  return mounting === 'upright' ? '' : words[`mounted-${mounting}`];
}

/** The whole drawing for a screen reader: "ADDR SET, stack S2. Move switch 1 down and switch 2 up. Leave 3 to 6." */
export function bankWords(drawing: BankDrawing, words: DrawingWords = ENGLISH_DRAWING): string {
  return [`${placeWords(drawing, words)}.`, mountingWords(drawing.mounting, words), actionWords(drawing, words)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** What is asked of the bank or, where nothing is, how it stands; sides as the person sees them. */
export function actionWords(drawing: BankDrawing, words: DrawingWords = ENGLISH_DRAWING): string {
  const seen = (position: Position) => seenSide(drawing.mounting, position);
  if (drawing.switches.some((lever) => lever.target !== undefined)) {
    const moving = drawing.switches.filter((lever) => lever.move);
    return movingWords(
      moving.map((lever) => ({ number: lever.number, side: words[`to-${seen(lever.target ?? lever.position)}`] })),
      drawing.switches.filter((lever) => !lever.move).map((lever) => lever.number),
      words,
    );
  }
  const groups = groupByFirst(
    drawing.switches.map(({ number, position }) => ({ number, side: words[`at-${seen(position)}`] })),
  );
  const stands = list(
    groups.map((group) => `${namedSwitches(group.numbers, words)} ${group.side}`),
    words,
  );
  const on = fillPiece(words['on-is'], { side: words[`at-${seen(drawing.printedOnSide)}`] });
  return `${stands.charAt(0).toUpperCase()}${stands.slice(1)}. ${on}`;
}

import type { SwitchBank } from './banks.slice';
import { type MoveOptions, planMoves } from './move-plan';
import { type Pattern, type Position, positionOf, positionsOf } from './pattern';
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

/** What is drawn: a bank of a stack as it stands, and where it shall go. */
export interface DrawingRequest extends MoveOptions {
  readonly stack: string;
  readonly module?: number;
  readonly mounting?: Mounting;
  readonly pattern: Pattern;
  readonly target?: Pattern;
}

/** The drawing of a bank. Throws what `planMoves` throws. */
export function drawBank(bank: SwitchBank, request: DrawingRequest): BankDrawing {
  return {
    bank: bank.id,
    label: bank.label,
    stack: request.stack,
    ...(request.module === undefined ? {} : { module: request.module }),
    mounting: request.mounting ?? 'upright',
    printedOnSide: positionOf(bank, true),
    switches: drawnSwitches(bank, request),
  };
}

function drawnSwitches(bank: SwitchBank, request: DrawingRequest): DrawnSwitch[] {
  const levers = positionsOf(bank, request.pattern).map((position, index) => ({
    number: index + 1,
    position,
    on: request.pattern[index] === '1',
  }));
  if (request.target === undefined) return levers.map((lever) => ({ ...lever, move: false }));
  const { moves } = planMoves(bank, request.pattern, request.target, request);
  return levers.map((lever) => {
    const move = moves.find((candidate) => candidate.number === lever.number);
    return { ...lever, target: move?.to ?? lever.position, move: move !== undefined };
  });
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
export function placeWords(drawing: BankDrawing): string {
  const module = drawing.module === undefined ? '' : `, module ${drawing.module}`;
  return `${drawing.label}, stack ${drawing.stack}${module}`;
}

const MOUNTED: Readonly<Record<Mounting, string>> = {
  upright: '',
  'upside-down': ' Mounted upside down: switch 1 is at the right.',
  'rotated-left': ' Mounted a quarter turn to the left: switch 1 is lowest.',
  'rotated-right': ' Mounted a quarter turn to the right: switch 1 is highest.',
};

/** How the bank is mounted, in words; empty for an upright one. */
export function mountingWords(mounting: Mounting): string {
  return MOUNTED[mounting].trim();
}

const SIDE_WORDS: Readonly<Record<SeenSide, string>> = {
  up: 'up',
  down: 'down',
  left: 'to the left',
  right: 'to the right',
};

/** The whole drawing for a screen reader: "ADDR SET, stack S2. Move switch 1 down and switch 2 up. Leave 3 to 6." */
export function bankWords(drawing: BankDrawing): string {
  return `${placeWords(drawing)}.${MOUNTED[drawing.mounting]} ${actionWords(drawing)}`;
}

/** What is asked of the bank or, where nothing is, how it stands; sides as the person sees them. */
export function actionWords(drawing: BankDrawing): string {
  const seen = (position: Position) => SIDE_WORDS[seenSide(drawing.mounting, position)];
  if (drawing.switches.some((lever) => lever.target !== undefined)) {
    const moving = drawing.switches.filter((lever) => lever.move);
    return movingWords(
      moving.map((lever) => ({ number: lever.number, side: seen(lever.target ?? lever.position) })),
      drawing.switches.filter((lever) => !lever.move).map((lever) => lever.number),
    );
  }
  const groups = groupByFirst(drawing.switches.map((lever) => ({ number: lever.number, side: seen(lever.position) })));
  const words = list(groups.map((group) => `${namedSwitches(group.numbers)} ${group.side}`));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. ON is ${seen(drawing.printedOnSide)}.`;
}

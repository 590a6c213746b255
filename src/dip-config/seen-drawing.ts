import { StackhandError } from '../kernel';
import { type Mounting, mountingWords, type SeenSide, seenSide } from './drawing';
import type { DrawingWords } from './drawing-words';
import type { Pattern, Position } from './pattern';

/** One switch as somebody sees it in a picture. `target` null: no arrow. */
export interface SeenSwitch {
  readonly number: number;
  readonly at: SeenSide;
  readonly arrow: SeenSide | null;
}

/** What is seen in a picture before it is made sense of. `words`: all text beside the picture. */
export interface SeenPicture {
  readonly row: boolean;
  readonly onSide: SeenSide;
  readonly switches: readonly SeenSwitch[];
  readonly words: string;
  /** Of the language of those words. */
  readonly language: DrawingWords;
}

/** A picture made sense of. Positions are those of the upright print, switch 1 first; patterns say `1` for a lever on the ON side. */
export interface DrawingReading {
  readonly numbers: readonly number[];
  readonly mounting: Mounting;
  readonly from: readonly Position[];
  readonly to: readonly Position[];
  readonly fromPattern: Pattern;
  readonly toPattern: Pattern;
}

/** Makes sense of a picture by its printed numbers and its ON mark alone. Throws `dip-config.drawing-unreadable`. */
export function makeSense(picture: SeenPicture): DrawingReading {
  for (const lever of picture.switches) checkLever(picture.row, lever);
  const numbers = picture.switches.map((lever) => lever.number);
  const inOrder = [...picture.switches].sort((a, b) => a.number - b.number);
  if (inOrder.length === 0 || inOrder.some((lever, index) => lever.number !== index + 1)) {
    throw unreadable(`the printed numbers are ${numbers.join(' ')}`);
  }
  const mounting = mountingOf(picture, numbers);
  const from = inOrder.map((lever) => lever.at);
  const to = inOrder.map((lever) => lever.arrow ?? lever.at);
  const upright = (side: SeenSide): Position => (seenSide(mounting, 'up') === side ? 'up' : 'down');
  const pattern = (sides: readonly SeenSide[]) => sides.map((side) => (side === picture.onSide ? '1' : '0')).join('');
  return {
    numbers,
    mounting,
    from: from.map(upright),
    to: to.map(upright),
    fromPattern: pattern(from),
    toPattern: pattern(to),
  };
}

function checkLever(row: boolean, lever: SeenSwitch): void {
  const sides: readonly SeenSide[] = row ? ['up', 'down'] : ['left', 'right'];
  if (!sides.includes(lever.at)) throw unreadable(`switch ${lever.number} stands ${lever.at}`);
  if (lever.arrow === null) return;
  if (!sides.includes(lever.arrow) || lever.arrow === lever.at) {
    throw unreadable(`the arrow at switch ${lever.number} points ${lever.arrow}, where the lever is`);
  }
}

/** By the order of the printed numbers; a single switch has no order, there the words beside it say how it is mounted. */
function mountingOf(picture: SeenPicture, numbers: readonly number[]): Mounting {
  const turned: Mounting = picture.row ? 'upside-down' : 'rotated-left';
  const plain: Mounting = picture.row ? 'upright' : 'rotated-right';
  if (numbers.length === 1) return picture.words.includes(mountingWords(turned, picture.language)) ? turned : plain;
  const rising = numbers.every((number, index) => number === index + 1);
  const falling = numbers.every((number, index) => number === numbers.length - index);
  if (!rising && !falling) throw unreadable(`the printed numbers are ${numbers.join(' ')}`);
  return rising ? plain : turned;
}

/** The error of a picture that cannot be read. */
export function unreadable(why: string): StackhandError {
  return new StackhandError({
    code: 'dip-config.drawing-unreadable',
    what: `This picture of a bank cannot be read: ${why}.`,
    remedy: 'Draw the bank again; if it stays unreadable, report it with the picture.',
  });
}

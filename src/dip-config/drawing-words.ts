/**
 * The pieces from which the sentences beside a drawing are put together; other languages hand in their own. `{…}` are blanks. `and` and
 * `range` join switch numbers, `to-*` says where a lever is moved, `at-*` where it stands, `mounted-*` how the bank meets the eye; `all`, `one-up` and `two-sides` tell a pattern.
 */
export const ENGLISH_DRAWING = {
  place: '{label}, stack {stack}',
  'place-module': '{label}, stack {stack}, module {module}',
  one: 'switch {numbers}',
  many: 'switches {numbers}',
  and: '{first} and {last}',
  range: '{first} to {last}',
  move: 'Move {what}.',
  nothing: 'Nothing to move.',
  leave: 'Leave {numbers}.',
  'on-is': 'ON is {side}.',
  'to-up': 'up',
  'to-down': 'down',
  'to-left': 'to the left',
  'to-right': 'to the right',
  'at-up': 'up',
  'at-down': 'down',
  'at-left': 'to the left',
  'at-right': 'to the right',
  all: 'all {count} {side}',
  'one-up': '{number} up, rest down',
  'two-sides': '{first} {side}, {rest} {other}',
  'mounted-upside-down': 'Mounted upside down: switch 1 is at the right.',
  'mounted-rotated-left': 'Mounted a quarter turn to the left: switch 1 is lowest.',
  'mounted-rotated-right': 'Mounted a quarter turn to the right: switch 1 is highest.',
} as const;

export type DrawingPiece = keyof typeof ENGLISH_DRAWING;
export type DrawingWords = Readonly<Record<DrawingPiece, string>>;

/** A piece with its blanks filled. */
export function fillPiece(text: string, blanks: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z]+)\}/g, (_all, name: string) => String(blanks[name] ?? ''));
}

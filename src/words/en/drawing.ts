import type { Catalogue } from '../words';

/** The pieces of the sentences beside a drawing of switches; the same as `ENGLISH_DRAWING` of `dip-config`. */
export const drawing = {
  'drawing.place': { title: '{label}, stack {stack}' },
  'drawing.place-module': { title: '{label}, stack {stack}, module {module}' },
  'drawing.one': { title: 'switch {numbers}' },
  'drawing.many': { title: 'switches {numbers}' },
  'drawing.and': { title: '{first} and {last}' },
  'drawing.range': { title: '{first} to {last}' },
  'drawing.move': { title: 'Move {what}.' },
  'drawing.nothing': { title: 'Nothing to move.' },
  'drawing.leave': { title: 'Leave {numbers}.' },
  'drawing.on-is': { title: 'ON is {side}.' },
  'drawing.to-up': { title: 'up' },
  'drawing.to-down': { title: 'down' },
  'drawing.to-left': { title: 'to the left' },
  'drawing.to-right': { title: 'to the right' },
  'drawing.at-up': { title: 'up' },
  'drawing.at-down': { title: 'down' },
  'drawing.at-left': { title: 'to the left' },
  'drawing.at-right': { title: 'to the right' },
  'drawing.all': { title: 'all {count} {side}' },
  'drawing.one-up': { title: '{number} up, rest down' },
  'drawing.two-sides': { title: '{first} {side}, {rest} {other}' },
  'drawing.mounted-upside-down': { title: 'Mounted upside down: switch 1 is at the right.' },
  'drawing.mounted-rotated-left': { title: 'Mounted a quarter turn to the left: switch 1 is lowest.' },
  'drawing.mounted-rotated-right': { title: 'Mounted a quarter turn to the right: switch 1 is highest.' },
} as const satisfies Catalogue;

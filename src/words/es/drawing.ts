import type { Catalogue } from '../words';

/** The pieces of the sentences beside a drawing of switches. */
export const drawing: Catalogue = {
  'drawing.place': { title: '{label}, torre {stack}' },
  'drawing.place-module': { title: '{label}, torre {stack}, módulo {module}' },
  'drawing.one': { title: 'el interruptor {numbers}' },
  'drawing.many': { title: 'los interruptores {numbers}' },
  'drawing.and': { title: '{first} y {last}' },
  'drawing.range': { title: '{first} a {last}' },
  'drawing.move': { title: 'Mueva {what}.' },
  'drawing.nothing': { title: 'Nada que mover.' },
  'drawing.leave': { title: 'Deje {numbers}.' },
  'drawing.on-is': { title: 'ON está {side}.' },
  'drawing.to-up': { title: 'hacia arriba' },
  'drawing.to-down': { title: 'hacia abajo' },
  'drawing.to-left': { title: 'hacia la izquierda' },
  'drawing.to-right': { title: 'hacia la derecha' },
  'drawing.at-up': { title: 'arriba' },
  'drawing.at-down': { title: 'abajo' },
  'drawing.at-left': { title: 'a la izquierda' },
  'drawing.at-right': { title: 'a la derecha' },
  'drawing.all': { title: 'los {count} {side}' },
  'drawing.one-up': { title: '{number} arriba, el resto abajo' },
  'drawing.two-sides': { title: '{first} {side}, {rest} {other}' },
  'drawing.mounted-upside-down': { title: 'Montado de cabeza: el interruptor 1 está a la derecha.' },
  'drawing.mounted-rotated-left': { title: 'Montado un cuarto de vuelta a la izquierda: el interruptor 1 está abajo.' },
  'drawing.mounted-rotated-right': {
    title: 'Montado un cuarto de vuelta a la derecha: el interruptor 1 está arriba.',
  },
};

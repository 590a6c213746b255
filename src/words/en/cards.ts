import type { Catalogue } from '../words';

/** Cards to hang on the equipment, the danger screen, and what the buttons at a hold say. */
export const cards = {
  'danger.button': { title: 'Smoke · smell · heat · arc' },
  'danger.card': {
    title: 'Everyone back. Leave. Close the door.',
    line: 'Call 112/911. Isolator: {isolator}. Do not come back for the laptop.',
    lines: ['Tell the fire service: lithium battery, it stays live.'],
  },
  'card.all-off-locked': {
    title: 'ALL STACKS OFF[: {stacks}]. BREAKERS LOCKED OPEN.',
    line: 'Work is not finished. The house has no battery backup.',
    lines: [
      'Hang this card when every LCD is dark and every lock is on.',
      'Nobody presses a power button. Nobody moves a switch or a plug.',
      'Nobody closes a breaker. The key is with the person who locked it.',
      'Modules and cables inside stay live.',
      'Call the installer first[: {name}][, {phone}].',
    ],
  },
  'card.as-found': {
    title: 'SWITCHES, CABLES AND BREAKERS STAND AS FOUND.',
    line: 'Something is off? Ask before you switch it on.',
    lines: [
      'Nobody opens a cover. Nobody moves a switch or a plug.',
      'Questions: call the installer[: {name}][, {phone}].',
    ],
  },
  'card.running-on-one': {
    title: 'RUNNING ON ONE STACK ONLY.',
    line: 'Less power than usual. The other stacks are locked off.',
    lines: [
      'Nobody switches another stack on. Nobody plugs a Link cable.',
      'Nobody raises the inverter’s battery limits.',
      'Call the installer first[: {name}][, {phone}].',
    ],
  },
  'card.updater-must-stay': {
    title: 'DO NOT TOUCH. DO NOT SWITCH OFF.',
    line: 'An update hangs. Cable, tool and power stay as they are.',
    lines: [
      'Nobody presses the button of this stack. Nobody pulls a plug.',
      'Nobody closes the laptop or takes its charger.',
      'Smoke, smell or heat: leave, close the door, call 112/911.',
      'Call the installer[: {name}][, {phone}].',
    ],
  },
  'offer.try-again': { title: 'Changed, try again', line: 'Say what you changed.' },
  'offer.override': { title: 'Go on with a reason', line: 'The reason stands in the report as a deviation.' },
  'offer.flash-again': { title: 'Write it again', line: 'Say what you changed: cable, tool, image.' },
  'offer.leave-open': { title: 'Leave it open', line: 'Who and why stand in the report and on the site.' },
  'offer.restore': { title: 'Put all back', line: 'Switches and cables as recorded. No update.' },
  'offer.finish-forward': { title: 'Finish the rest', line: 'The run goes on where it stopped.' },
  'offer.stop-here': { title: 'Stop here', line: 'The card says what nobody may press.' },
  'offer.danger-over': { title: 'Danger is over', line: 'Say who looked, and what they found.' },
} as const satisfies Catalogue;

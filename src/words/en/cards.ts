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
  'card.parked': {
    title: 'INVERTER PARKED. NOTHING ELSE WAS TOUCHED.',
    line: 'The house has no battery backup.',
    lines: [
      'Nobody presses a power button. Nobody moves a switch or a plug.',
      'Call the installer first[: {name}][, {phone}].',
    ],
  },
  'card.not-all-off': {
    title: 'DO NOT LEAVE: NOT ALL OFF, NOT ALL LOCKED.',
    line: 'Open and lock every battery breaker. Switch every stack off.',
    lines: [
      'Nobody closes a breaker. Nobody plugs a Link cable.',
      'When all is dark and locked, hang the card of that state.',
    ],
  },
  'card.live': {
    title: 'BATTERY BREAKERS ARE CLOSED, OR MAY BE.',
    line: 'The stacks are on the busbar. Work is not finished.',
    lines: [
      'Nobody starts the inverter. Nobody moves a switch or a plug.',
      'Call the installer first[: {name}][, {phone}].',
    ],
  },
  'card.in-service': {
    title: 'THE SET RUNS. ITS LAST CHECKS ARE NOT DONE.',
    line: 'Something smells, clicks or trips? Press the isolator, then call.',
    lines: ['Nobody moves a switch or a plug.', 'Call the installer first[: {name}][, {phone}].'],
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
  'offer.unit-is-back': { title: 'The unit is back', line: 'Say who repaired or replaced it, and when.' },
  'offer.not-writing': { title: 'The tool does not write', line: 'Say what the tool shows.' },
  'offer.restore': { title: 'Put all back', line: 'Switches and cables as recorded. No update.' },
  'offer.smaller-set': { title: 'Go on without it', line: 'It stays off and unlinked. The set is smaller.' },
  'offer.roll-back': { title: 'Bring all back', line: 'The old image into every stack that was written.' },
  'offer.finish-forward': { title: 'Finish the rest', line: 'The run goes on where it stopped.' },
  'offer.stop-here': { title: 'Stop here', line: 'The card says what nobody may press.' },
  'offer.danger-over': { title: 'Danger is over', line: 'Say who looked, and what they found.' },
  'leave.now': { title: 'You may leave it so. Hang the card.' },
  'leave.parked': { title: 'Before you leave: inverter and sources back on. About {minutes} min.' },
  'leave.not-all-off': {
    title: 'Before you leave: lock the breakers. About {minutes} min.',
    line: 'Switch off what is on, or may be[: {stacks}].',
  },
  'leave.live': {
    title: 'Before you leave: park, open and lock. About {minutes} min.',
    line: 'Then switch off what is on, or may be[: {stacks}].',
  },
  'leave.writing': { title: 'Stay until the tool has finished. At most {minutes} min.' },
  'leave.torn': { title: 'Tool and stack stay connected and powered. Call the maker.' },
} as const satisfies Catalogue;

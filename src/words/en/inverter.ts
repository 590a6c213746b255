import type { Catalogue } from '../words';

/** What the inverter did with an order, and what its side and the battery's side of a code tell. */
export const inverter = {
  'inverter.no-bus': {
    title: 'A person parks this inverter and brings it back.',
    line: 'It has no bus that Stackhand can speak.',
  },
  'inverter.no-control': {
    title: 'This inverter takes no standby order by wire.',
    line: 'Use its own menu; its readings are watched meanwhile.',
  },
  'inverter.local': {
    title: 'The inverter takes orders only in its own menu.',
    line: 'Use the menu, or switch it to remote control there.',
  },
  'inverter.done': {
    title: 'The inverter followed: {state}, battery current {amps} A.',
  },
  'inverter.already': {
    title: 'The inverter stood so already: {state}, battery current {amps} A.',
    line: 'Nothing was sent.',
  },
  'inverter.state-only': {
    title: 'The inverter says {state}; nothing tells the battery current.',
    line: 'Read the current with a clamp meter.',
  },
  'inverter.refused': {
    title: 'The inverter refused the order and stays {state}.',
    line: 'Nothing was changed. Use its own menu.',
  },
  'inverter.state-not-reached': {
    title: 'The order was sent, and the inverter is {state}.',
    line: 'Use its own menu, and look for somebody else who controls it.',
  },
  'inverter.current-flows': {
    title: 'The inverter says {state}, yet {amps} A flow at the battery.',
    line: 'Look for another source: solar, charger, generator, a second inverter.',
  },
  'inverter.unknown': {
    title: 'Nobody knows whether the inverter followed the order.',
    line: 'Read its screen before anything else is touched.',
  },
  'inverter.code-not-shown': { title: 'No stack shows 19.' },
  'inverter.code-count': {
    title: '19 on {stacks}: the number of stacks is not proven.',
    line: 'Look at Link cables and ADDR SET, then count the stacks again.',
  },
  'inverter.code-silent': {
    title: '19 on {stacks}: the stacks are counted, the inverter is silent.',
    line: 'It goes when the inverter runs and its lead is in.',
  },
  'inverter.code-both': {
    title: '19 on {stacks}: stacks not counted, and the inverter is silent.',
    line: 'Count the stacks first; then see whether the inverter is lit.',
  },
  'inverter.code-unexplained': {
    title: '19 on {stacks}, though the stacks are counted and the inverter speaks.',
    line: 'Look at the lead to the inverter and at INV SET of the master.',
  },
  'inverter.code-ask': {
    title: '19 on {stacks}: the stacks are counted, the inverter is not known.',
    line: 'Read the screen of the inverter: is it lit, does it show the battery?',
  },
  'inverter.battery-counted': { title: 'Battery side: {counted} of {stacks} counted.' },
  'inverter.battery-not-counted': { title: 'Battery side: {stacks} here, not counted since the last change.' },
  'inverter.side-without-bus': { title: 'Inverter side: no bus; heartbeat: {heartbeat:told}.' },
  'inverter.side-silent': { title: 'Inverter side: it answers nothing; heartbeat: {heartbeat:told}.' },
  'inverter.side-answers': {
    title: 'Inverter side: {state}, sees the battery: {sees:told}; heartbeat: {heartbeat:told}.',
  },
  'told.yes': { title: 'yes' },
  'told.no': { title: 'no' },
  'told.unknown': { title: 'not known' },
} as const satisfies Catalogue;

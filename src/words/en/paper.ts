import type { Catalogue } from '../words';

/** The paper checklist: its parts, what is filled in by hand, and what stops a person who works from paper. */
export const paper = {
  'paper.title': { title: 'Checklist: {site}' },
  'paper.head': { title: 'CHECKLIST {site} ({id}), {colour:colour}' },
  'paper.what': { title: '{product} · {procedure} · {steps} {steps?step|steps}' },
  'paper.what-colour': { title: '{product} · {procedure} · {steps} {steps?step|steps} · colour {colour:colour}' },
  'paper.danger': {
    title: 'Smoke, smell, hiss, heat, arc: leave, close the door, call 112/911.',
    line: 'Isolator: {isolator}',
  },
  'paper.rules': { title: 'Stop rules: paper keeps no gates' },
  'paper.opens': { title: 'To be put back from here on: {what}' },
  'part.arrive': { title: 'Arrive, as found' },
  'part.parked': { title: 'Park' },
  'part.breakers-open': { title: 'Breakers open' },
  'part.isolated': { title: 'Stacks apart' },
  'part.update': { title: 'Update[ of {stack}]' },
  'part.join': { title: 'Join' },
  'part.return': { title: 'Back to service' },
  'part.end': { title: 'End' },
  'blank.date': { title: 'Date:' },
  'blank.done-by': { title: 'Done by:' },
  'blank.second-person': { title: 'Second person:' },
  'blank.meter': { title: 'Meter:' },
  'blank.at': { title: 'At:' },
  'blank.by': { title: 'By:' },
  'blank.as-recorded': { title: 'As recorded:' },
  'blank.lcd': { title: 'LCD shows:' },
  'blank.module': { title: 'Module {module}:' },
  'blank.version': { title: 'Version:' },
  'blank.how-many': { title: 'How many:' },
  'blank.photo': { title: 'Photo no.:' },
  'blank.written': { title: 'Written:' },
  'blank.switch': { title: '{number} up/down:' },
  'blank.switches': { title: 'Switches, from 1, up or down:' },

  'rule.amps': {
    title: 'Open no breaker while a stack carries more than {limit} A.',
    line: 'Nor switch a stack off. Read twice, 60 s apart.',
  },
  'rule.locked': { title: 'Until the end: {breakers} of {breakers} breakers locked open, counted.' },
  'rule.lit': {
    title: 'Move no switch and no plug while its stack is lit.',
    line: 'LCD or lamp. Lit with zeros is not off.',
  },
  'rule.one-on': { title: 'While the set is apart, one stack is on, no other.' },
  'rule.count': {
    title: 'The count is 1 alone and {stacks} together.',
    line: 'Another number: all off, find it, redo, twice at most.',
  },
  'rule.join': {
    title: 'Join only stacks that carry the same versions.',
    line: 'At most {limit} V apart: one meter, one hour.',
  },
  'rule.join-unknown': {
    title: 'Join only stacks that carry the same versions.',
    line: 'No further apart than the limit that you wrote down: one meter, one hour.',
  },
  'rule.writing': {
    title: 'While a stack is written[ (LCD {code})]: hands off.',
    line: 'Normal up to {normal} min.',
    lines: ['After {limit} min call the maker and leave it powered.', 'Write to no other stack.'],
  },
  'rule.passed': { title: 'Begin no stack before the one before has passed: versions, codes, hold.' },
  'rule.code': { title: 'A code that this product does not list: stop.', line: 'Take a photo, call the maker.' },
  'rule.close': {
    title: 'Close no breaker before every bank stands as recorded.',
    line: 'Nor with its two sides more than 3 V apart, unless the stacks precharge.',
  },
} as const satisfies Catalogue;

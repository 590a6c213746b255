import type { Catalogue } from '../words';

/** The button says what you did or saw. */
export const options = {
  'option.all-on': { title: 'All still on' },
  'option.something-died': { title: 'Something went out' },
  'option.screen-lit': { title: 'Screen lit' },
  'option.screen-dark': { title: 'Screen dark' },
  'option.told-agreed': { title: 'Told, agreed' },
  'option.not-agreed': { title: 'Not agreed' },
  'option.nothing-found': { title: 'Nothing found' },
  'option.loose-or-damaged': { title: 'Loose or damaged' },
  'option.smell-heat': { title: 'Smell, heat, swelling, liquid' },
  'option.dark': { title: 'Dark' },
  'option.lit-with-zeros': { title: 'Lit with zeros' },
  'option.still-on': { title: 'Still on' },
  'option.stack': { title: 'Stack {stack}' },
  'option.stack-lit': { title: 'Stack {stack} is lit' },
  'option.none-of-them': { title: 'None' },
  'option.source-off': { title: 'It is off' },
  'option.source-on': { title: 'It is on' },
  'option.tool-writing': { title: 'It is writing' },
  'option.tool-finished': { title: 'It has finished' },
  'option.tool-failed': { title: 'It failed on the way' },
  'option.tool-not-started': { title: 'It did not start' },
  'option.nothing-lit': { title: 'Nothing lit' },
  'option.sees-battery': { title: 'It sees the battery' },
  'option.sees-no-battery': { title: 'It sees no battery' },
} as const satisfies Catalogue;

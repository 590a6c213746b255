import type { OperatingState } from '../../src/inverter-link';
import { profiles } from '../../src/products';
import { PHRASES, say } from '../../src/words';
import { hardwareWordsIn } from '../../src/words/hardware-words';
import { problemsInSource } from './problems-in-source';

const STATES: Readonly<Record<OperatingState, true>> = {
  off: true,
  sleeping: true,
  starting: true,
  running: true,
  throttled: true,
  'shutting-down': true,
  fault: true,
  standby: true,
};
/** Why the facts of a profile that nobody knows are not known. */
function reasons(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('standing' in node && 'reason' in node) return [String(node.reason)];
  return Object.values(node).flatMap(reasons);
}
/** Everything of a profile that goes into the blank of a sentence, or onto a plan as it stands. Documents are named as they are called. */
const told = profiles.flatMap(({ id, stack, banks, routes, disclaimer, unknowns, preconditions }) =>
  [
    disclaimer,
    ...unknowns.flatMap(({ topic, why, siblings = [] }) => [
      topic,
      why,
      ...siblings.flatMap(({ value }) => (/^[\d. V%]+$/.test(value) ? [] : [value])),
    ]),
    ...preconditions.map(({ text }) => text),
    ...reasons(stack),
    ...routes.flatMap(({ needs }) => needs),
    ...stack.codes.flatMap(({ meaning, lookAt }) => [meaning, lookAt]),
    ...stack.components.map(({ label }) => label),
    ...banks.flatMap(({ patterns }) => patterns.map(({ meaning }) => meaning)),
    ...routes.map(({ tool }) => tool),
  ].map((text) => ({ id, text })),
);
/** What a plan writes of itself. */
const WRITTEN = ['parked', 'as the profile states', 'with this plan', 'on'];
const languages = Object.entries(PHRASES);

it('is looked for in every profile', () => {
  expect(told.length).toBeGreaterThan(80);
});

describe.each(languages)('%s', (_language, phrases) => {
  it('says every code, part, tool and position of every product', () => {
    expect(told.filter(({ text }) => phrases[text] === undefined)).toEqual([]);
  });

  it('says every state of an inverter', () => {
    expect(Object.keys(STATES).filter((state) => phrases[state] === undefined)).toEqual([]);
  });

  it('leaves the words of the hardware and the numbers as they are', () => {
    const marks = (text: string) => [...hardwareWordsIn(text), ...(text.match(/\d+/g) ?? [])].sort().join(' ');
    expect(Object.entries(phrases).filter(([english, other]) => marks(english) !== marks(other))).toEqual([]);
  });

  it('has nothing that no product says', () => {
    const problems = problemsInSource().flatMap(({ shape }) => shape ?? []);
    const said = new Set([...told.map(({ text }) => text), ...problems, ...Object.keys(STATES), ...WRITTEN]);
    expect(Object.keys(phrases).filter((text) => !said.has(text))).toEqual([]);
  });
});

it('stands in the sentence; a text that nobody translated stands as it is', () => {
  const line = (meaning: string) =>
    say({ id: 'hold.code-blocks', params: { stack: 'S2', code: '25', meaning, lookAt: '' } }, 'es').line;
  expect(line('firmware update running')).toBe('Actualización de firmware en curso.');
  expect(line('the moon is full')).toBe('The moon is full.');
});

import type { HelpView } from '../../operator-api/client';

/** What is known, with its evidence and age, what is not, and what cannot be done: one text each. */
export function helpTexts({
  known,
  unknown,
  notOffered,
}: Pick<HelpView, 'known' | 'unknown' | 'notOffered'>): string[] {
  return [
    ...known.map(({ words, evidence, minutes }) => `Known: ${words.title} (${evidence.join(' ')}, ${minutes} min ago)`),
    ...unknown.map(({ title }) => `Not known: ${title}`),
    ...notOffered.map(({ title, line = '' }) => `Not possible: ${title} ${line}`.trimEnd()),
  ];
}

import { en } from './en';
import { fill } from './fill';
import type { Catalogue, Words } from './words';

export { en } from './en';
export { wordsProblems } from './check-words';
export { blanksOf } from './fill';
export type { Catalogue, Words } from './words';

/** A message as the engine writes it: the id of a sentence, and what goes into its blanks. */
export interface Sayable {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const CATALOGUES = { en } as const satisfies Record<string, Catalogue>;

export type Language = keyof typeof CATALOGUES;
export const languages: readonly Language[] = ['en'];

/** What a message says, with every blank filled. */
export type Said = Words;

/** Every message id that has words. */
export const messageIds: readonly string[] = Object.keys(en);

/** The words of a message with its blanks filled. Throws for an id without words and for a blank that nobody filled. */
export function say({ id, params }: Sayable, language: Language = 'en'): Said {
  const catalogue: Catalogue = CATALOGUES[language];
  const words = Object.hasOwn(catalogue, id) ? catalogue[id] : undefined;
  if (words === undefined) throw new Error(`There are no words for "${id}" in ${language}.`);
  const filled = (text: string): string => fill(text, params, catalogue);
  const { title, line, lines, done, notDone } = words;
  return {
    title: filled(title),
    ...(line === undefined ? {} : { line: filled(line) }),
    ...(lines === undefined ? {} : { lines: lines.map(filled) }),
    ...(done === undefined ? {} : { done: filled(done) }),
    ...(notDone === undefined ? {} : { notDone: filled(notDone) }),
  };
}

/** Title and line as one text, for a terminal, a log or a report. */
export function sentence(message: Sayable, language: Language = 'en'): string {
  const { title, line } = say(message, language);
  return line === undefined || line === '' ? title : `${title} ${line}`;
}

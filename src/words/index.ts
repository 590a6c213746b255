import { CATALOGUES, MACHINE_BOOKS, PHRASE_BOOKS } from './catalogues';
import { en } from './en';
import { fill } from './fill';
import { FIRST_LANGUAGE, type Language } from './language-list';
import type { Words } from './words';

export { CATALOGUES, PHRASES, PROBLEMS } from './catalogues';
export { en } from './en';
export { wordsProblems } from './check-words';
export { blanksOf } from './fill';
export { chooseLanguage, FIRST_LANGUAGE, type Language, LANGUAGES, languages } from './language-list';
export type { Catalogue, Words } from './words';

/** A message as the engine writes it: the id of a sentence, and what goes into its blanks. */
export interface Sayable {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a message says, with every blank filled. */
export type Said = Words;

/** Every message id that has words. */
export const messageIds: readonly string[] = Object.keys(en);

/** The words of a message with its blanks filled. Throws for an id without words and for a blank that nobody filled. */
export function say({ id, params }: Sayable, language: Language = FIRST_LANGUAGE): Said {
  const catalogue = CATALOGUES[language];
  const words = Object.hasOwn(catalogue, id) ? catalogue[id] : undefined;
  if (words === undefined) throw new Error(`There are no words for "${id}" in ${language}.`);
  const books = { told: PHRASE_BOOKS[language], machine: MACHINE_BOOKS[language] };
  const filled = (text: string): string => fill(text, params, catalogue, books);
  const { title, line, lines, done, notDone } = words;
  return {
    title: filled(title),
    ...(line === undefined ? {} : { line: filled(line) }),
    ...(lines === undefined ? {} : { lines: lines.map(filled) }),
    ...(done === undefined ? {} : { done: filled(done) }),
    ...(notDone === undefined ? {} : { notDone: filled(notDone) }),
  };
}

/** Says a message in a language that was chosen before. */
export type Say = (message: Sayable) => Said;

export function sayIn(language: Language | undefined): Say {
  return (message) => say(message, language);
}

/** A text that comes from elsewhere in English, in another language; the text itself where nobody translated it. */
export function translated(text: string, language: Language = FIRST_LANGUAGE): string {
  return PHRASE_BOOKS[language]?.say(text) ?? text;
}

/** What the machine refuses, warns of or came to, in another language; the text itself where nobody translated it. */
export function machineWords(text: string, language: Language = FIRST_LANGUAGE): string {
  return MACHINE_BOOKS[language]?.say(text) ?? text;
}

/** The titles of a family as they are written, blanks and all, by what stands after its dot: pieces for who puts sentences together. */
export function piecesOf(family: string, language: Language = FIRST_LANGUAGE): Readonly<Record<string, string>> {
  const key = `${language}/${family}`;
  const known = pieces.get(key) ?? collected(family, language);
  pieces.set(key, known);
  return known;
}

// Asked for at every look at a screen; catalogues never change and families are few.
const pieces = new Map<string, Readonly<Record<string, string>>>();

const collected = (family: string, language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(CATALOGUES[language]).flatMap(([id, { title }]) =>
      id.startsWith(`${family}.`) ? [[id.slice(family.length + 1), title]] : [],
    ),
  );

/** Title and line as one text, for a terminal, a log or a report. */
export function sentence(message: Sayable, language?: Language): string {
  const { title, line } = say(message, language);
  return asOneText({ title, ...(line === undefined ? {} : { line }) });
}

/** Title, line and lines as one text; what ends in no mark gets a full stop where something follows. */
export function asOneText({ title, line = '', lines = [] }: Said): string {
  const texts = [title, line, ...lines].filter((text) => text !== '');
  return texts.map((text, at) => (at === texts.length - 1 || /[.?:!_)]$/.test(text) ? text : `${text}.`)).join(' ');
}

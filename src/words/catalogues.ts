import { en } from './en';
import { inverter } from './en/inverter';
import { es } from './es';
import { phrases } from './es/phrases';
import { phrasesOfProfiles } from './es/phrases-of-profiles';
import { problems } from './es/problems';
import type { Language } from './language-list';
import { PhraseBook, type Phrases } from './phrase-book';
import { pseudoCatalogue, pseudoText } from './pseudo';
import type { Catalogue, Words } from './words';

/** The sentences of every language. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  en,
  es,
  'en-XA': pseudoCatalogue(en),
};

const spanish: Phrases = { ...phrases, ...phrasesOfProfiles };

type InLanguages<Thing> = Readonly<Partial<Record<Language, Thing>>>;

const withPseudo = (texts: Phrases): InLanguages<Phrases> => ({
  es: texts,
  'en-XA': Object.fromEntries(Object.keys(texts).map((text) => [text, pseudoText(text)])),
});

/** What is said for texts that come from elsewhere in English: from a product profile, from an inverter. */
export const PHRASES = withPseudo(spanish);

/** What is said for what the machine refuses, warns of or came to. Never looked up for what a person wrote. */
export const PROBLEMS = withPseudo(problems);

/** A book for each language, in which what stands in a hole is looked up too. */
const booksOf = (texts: InLanguages<Phrases>): InLanguages<PhraseBook> =>
  Object.fromEntries(Object.entries(texts).map(([language, one]) => [language, new PhraseBook(one)]));

export const PHRASE_BOOKS = booksOf(PHRASES);
/** What an inverter did with an order is journaled as its sentence in English, which has names for its holes. */
const ofInverters: Phrases = Object.fromEntries(
  Object.entries(inverter).map(([id, words]) => [inOne(words), inOne(es[id] ?? words)]),
);
function inOne({ title, line }: Words): string {
  return line === undefined ? title : `${title} ${line}`;
}

export const MACHINE_BOOKS = booksOf(withPseudo({ ...spanish, ...ofInverters, ...problems }));

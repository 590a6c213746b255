import { splitAtHardwareWords } from './hardware-words';
import type { Catalogue, Words } from './words';

/** What is no word: blanks, their choices and the brackets of what may stay out. */
const MARK = /(\{[a-zA-Z]+(?::[a-z]+)?\}|\{[a-zA-Z]+\?|[|}[\]])/;
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aáeéiíoóuúAÁEÉIÍOÓUÚcçnñCÇNÑyýYÝzžZŽ'].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter, all[at + 1] ?? letter]] : [],
  ),
);

/**
 * English that reads as a foreign language: accents, brackets, two fifths longer; blanks and words of the hardware untouched. A text on a
 * screen without these brackets did not come from the catalogue, and one that is cut has too little room for a longer language.
 */
export function pseudoText(text: string): string {
  const accented = text
    .split(MARK)
    .map((part, at) => (at % 2 === 1 ? part : accentedWords(part)))
    .join('');
  return `⟦${accented}${moreOf(Math.ceil(text.length * 0.4))}⟧`;
}

/** So many signs more, in words of six at most, which a line can break as it breaks those of a language. */
const moreOf = (signs: number): string => '~'.repeat(signs).replace(/~{6}(?=~)/g, '~~~~~ ');

function accentedWords(text: string): string {
  return splitAtHardwareWords(text)
    .map((part, at) => (at % 2 === 1 ? part : [...part].map((letter) => LETTERS[letter] ?? letter).join('')))
    .join('');
}

/** A whole catalogue, or the page's own strings, in that language. */
export function pseudoCatalogue(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(catalogue).map(([id, words]) => [id, pseudoWords(words)]));
}

function pseudoWords({ title, line, lines, done, notDone }: Words): Words {
  return {
    title: pseudoText(title),
    ...(line === undefined ? {} : { line: pseudoText(line) }),
    ...(lines === undefined ? {} : { lines: lines.map(pseudoText) }),
    ...(done === undefined ? {} : { done: pseudoText(done) }),
    ...(notDone === undefined ? {} : { notDone: pseudoText(notDone) }),
  };
}

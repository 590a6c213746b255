import { blanksOf, wordCount, withoutMarks } from './fill';
import type { Catalogue, Words } from './words';

const TITLE_WORDS = 12;
const LINE_WORDS = 16;
const BUTTON_WORDS = 4;

/** Words that promise or beg. */
const NEVER = /\b(?:ensur\w*|please|successful\w*)\b/i;
/** Words that hold only for a measured value at a time (SI-06). */
const ONLY_MEASURED = /\b(?:safe|safely|safety|dead|de-?energi[sz]ed)\b/i;
const MEASURED = new Set(['volts', 'amps', 'watts']);
const TIME = new Set(['time', 'at']);
/** A code, a version, a switch pattern: nothing that a person is still to read may stand in the question (docs/glossary.md). */
const VALUE = /\d{2,}|[01]{4,}/;
const WANTED = new Set(['wanted', 'target', 'limit', 'expected']);
/** Its figures are those of other makers' products; the person types one of another source. */
const BORROWED_FIGURES = new Set(['ask.join-limit']);
const WHOLE_SENTENCES = /^(?:ask|mean|dip|hold|wait|overdue|ended|deviation|invariant)\./;

/** What is wrong with the sentences of a catalogue, one line each; empty when nothing is. */
export function wordsProblems(catalogue: Catalogue): readonly string[] {
  return Object.entries(catalogue).flatMap(([id, words]) =>
    [...lengths(words), ...tone(id, words), ...blanks(words), ...leaks(id, words)].map(
      (problem) => `${id}: ${problem}`,
    ),
  );
}

/** Every text of one message. */
function textsOf({ title, line, lines = [], done, notDone }: Words): readonly string[] {
  return [title, line, ...lines, done, notDone].filter((text) => text !== undefined);
}

function lengths({ title, line, lines = [], done, notDone }: Words): readonly string[] {
  const rows = [
    { what: 'title', texts: [title], most: TITLE_WORDS },
    { what: 'line', texts: [line ?? [], lines].flat(), most: LINE_WORDS },
    { what: 'button', texts: [done ?? [], notDone ?? []].flat(), most: BUTTON_WORDS },
  ];
  return rows.flatMap(({ what, texts, most }) =>
    texts.flatMap((text) => {
      const found = wordCount(text);
      if (found === 0) return [`an empty ${what}`];
      return found > most ? [`a ${what} of ${found} words, ${most} allowed`] : [];
    }),
  );
}

function tone(id: string, words: Words): readonly string[] {
  const texts = textsOf(words);
  const named = texts.flatMap((text) => blanksOf(text).needed);
  const measured = named.some((blank) => MEASURED.has(blank)) && named.some((blank) => TIME.has(blank));
  return [
    ...texts.flatMap((text) => wordIn(text, NEVER)),
    ...(measured ? [] : texts.flatMap((text) => wordIn(text, ONLY_MEASURED, ' without a measured value and its time'))),
    ...(WHOLE_SENTENCES.test(id) && !/[.?]$/.test(words.title) ? ['the title is no whole sentence'] : []),
  ];
}

function wordIn(text: string, pattern: RegExp, without = ''): readonly string[] {
  const found = pattern.exec(withoutMarks(text))?.[0];
  return found === undefined ? [] : [`says "${found}"${without}`];
}

function blanks(words: Words): readonly string[] {
  return textsOf(words).flatMap((text) =>
    /[{}[\]]/.test(withoutMarks(text)) ? [`a blank that cannot be read in "${text}"`] : [],
  );
}

/** A question and the meaning of an answer never carry the value that is wanted. */
function leaks(id: string, words: Words): readonly string[] {
  if (!/^(?:ask|mean|dip)\./.test(id) || BORROWED_FIGURES.has(id)) return [];
  return textsOf(words).flatMap((text) => {
    const { needed, optional } = blanksOf(text);
    const wanted = [...needed, ...optional]
      .filter((blank) => WANTED.has(blank))
      .map((blank) => `the wanted value {${blank}}`);
    const value = VALUE.exec(withoutMarks(text))?.[0];
    return value === undefined ? wanted : [...wanted, `a value to be read, "${value}"`];
  });
}

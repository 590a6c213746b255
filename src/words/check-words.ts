import { blanksOf, wordCount, withoutMarks } from './fill';
import type { Language } from './language-list';
import type { Catalogue, Words } from './words';

/** What a sentence of one language keeps to. */
interface Rules {
  readonly titleWords: number;
  readonly lineWords: number;
  readonly buttonWords: number;
  /** Words that promise or beg. */
  readonly never: RegExp;
  /** Words that hold only for a measured value at a time (SI-06). */
  readonly onlyMeasured: RegExp;
}

const ENGLISH: Rules = {
  titleWords: 12,
  lineWords: 16,
  buttonWords: 4,
  never: /\b(?:ensur\w*|please|successful\w*)\b/i,
  onlyMeasured: /\b(?:safe|safely|safety|dead|de-?energi[sz]ed)\b/i,
};
/** Spanish takes an article and a preposition where English takes none, so it has a few words more. */
const SPANISH: Rules = {
  titleWords: 14,
  lineWords: 19,
  buttonWords: 5,
  never: /\b(?:asegur\w*|garanti\w*|por favor|exitos\w*|con éxito)(?!\p{L})/iu,
  onlyMeasured: /\b(?:segur[oa]s?|seguridad|muert[oa]s?|sin tensión|desenergizad[oa]s?)(?!\p{L})/iu,
};
const RULES: Readonly<Partial<Record<Language, Rules>>> = { en: ENGLISH, es: SPANISH };
const MEASURED = new Set(['volts', 'amps', 'watts']);
const TIME = new Set(['time', 'at']);
/** A code, a version, a switch pattern: nothing that a person is still to read may stand in the question (docs/glossary.md). */
const VALUE = /\d{2,}|[01]{4,}/;
const WANTED = new Set(['wanted', 'target', 'limit', 'expected']);
/** Its figures are those of other makers' products; the person types one of another source. */
const BORROWED_FIGURES = new Set(['ask.join-limit']);
const WHOLE_SENTENCES = /^(?:ask|mean|dip|hold|wait|overdue|ended|deviation|invariant)\./;

/** What is wrong with the sentences of a catalogue, one line each; empty when nothing is. */
export function wordsProblems(catalogue: Catalogue, language: Language = 'en'): readonly string[] {
  const rules = RULES[language] ?? ENGLISH;
  return Object.entries(catalogue).flatMap(([id, words]) =>
    [...lengths(words, rules), ...tone(id, words, rules), ...blanks(words), ...leaks(id, words)].map(
      (problem) => `${id}: ${problem}`,
    ),
  );
}

/** Every text of one message. */
function textsOf({ title, line, lines = [], done, notDone }: Words): readonly string[] {
  return [title, line, ...lines, done, notDone].filter((text) => text !== undefined);
}

function lengths({ title, line, lines = [], done, notDone }: Words, rules: Rules): readonly string[] {
  const rows = [
    { what: 'title', texts: [title], most: rules.titleWords },
    { what: 'line', texts: [line ?? [], lines].flat(), most: rules.lineWords },
    { what: 'button', texts: [done ?? [], notDone ?? []].flat(), most: rules.buttonWords },
  ];
  return rows.flatMap(({ what, texts, most }) =>
    texts.flatMap((text) => {
      const found = wordCount(text);
      if (found === 0) return [`an empty ${what}`];
      return found > most ? [`a ${what} of ${found} words, ${most} allowed`] : [];
    }),
  );
}

function tone(id: string, words: Words, { never, onlyMeasured }: Rules): readonly string[] {
  const texts = textsOf(words);
  const named = texts.flatMap((text) => blanksOf(text).needed);
  const measured = named.some((blank) => MEASURED.has(blank)) && named.some((blank) => TIME.has(blank));
  return [
    ...texts.flatMap((text) => wordIn(text, never)),
    ...(measured ? [] : texts.flatMap((text) => wordIn(text, onlyMeasured, ' without a measured value and its time'))),
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

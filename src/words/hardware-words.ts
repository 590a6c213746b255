/** What is printed on the equipment or stands on an LCD, and names that are nobody's to translate: the same in every language (docs/glossary.md). */
export const HARDWARE_WORDS = [
  'ADDR SET',
  'INV SET',
  'INVERT SET',
  'IMPED SET',
  'Link A',
  'Link B',
  'ERROR 19',
  'ERROR 20',
  'restore-only',
  '--image-before',
  'Stackhand',
  'Skybox',
  'ADD',
  'LCD',
  'Link',
  'COM',
  'BMS',
  'ON',
  'DC',
  'AC',
] as const;

/** A plural is the same word: `LCDs`, `Links`. */
const ANY = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${HARDWARE_WORDS.join('|')})(?=s?(?![\\p{L}\\p{N}_]))`, 'gu');

/** The hardware words of a text, each once, in the order of the list. */
export function hardwareWordsIn(text: string): readonly string[] {
  const found = new Set(text.match(ANY) ?? []);
  return HARDWARE_WORDS.filter((word) => found.has(word));
}

/** The parts of a text between its hardware words, and those words: every second part is one. */
export function splitAtHardwareWords(text: string): readonly string[] {
  return text.split(new RegExp(`(${ANY.source})`, 'gu'));
}

import type { PhraseBook } from './phrase-book';
import type { Catalogue } from './words';

export type Params = Readonly<Record<string, string | number>>;

const BLANK = /\{([a-zA-Z]+)(?::([a-z]+))?(?:\?([^{}|]*)\|([^{}|]*))?\}/g;
/** The blank for what a person wrote: it stands as it was written. */
const TYPED = 'typed';
/** The family of a blank for what the machine came to. */
const MACHINE = 'machine';
const OPTIONAL = /\[([^[\]]*)\]/g;

/** The names of the blanks of a text that the caller must fill; those within brackets may stay out. */
export function blanksOf(text: string): { readonly needed: readonly string[]; readonly optional: readonly string[] } {
  const namesIn = (part: string): string[] => [...part.matchAll(BLANK)].map((match) => match[1] ?? '');
  const optional = [...text.matchAll(OPTIONAL)].flatMap((match) => namesIn(match[1] ?? ''));
  return { needed: [...new Set(namesIn(text.replace(OPTIONAL, '')))], optional: [...new Set(optional)] };
}

/** A text without the marks of its blanks: each blank is one word, each choice its longer branch, brackets are open. */
export function withoutMarks(text: string): string {
  return text
    .replace(OPTIONAL, (_all, part: string) => part)
    .replace(BLANK, (_all, _name: string, _family?: string, one?: string, many?: string) => {
      if (one === undefined || many === undefined) return '…';
      return many.length > one.length ? many : one;
    });
}

/** How many words a person reads at most; a blank counts as one, a dash or a dot between words as none. */
export function wordCount(text: string): number {
  return withoutMarks(text)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}…]/u.test(word)).length;
}

/** Where texts that come from elsewhere are looked up. */
export interface Books {
  readonly told?: PhraseBook | undefined;
  readonly machine?: PhraseBook | undefined;
}

/** A text with its blanks filled, its first letter large. Throws for a blank that nobody gave. */
export function fill(text: string, params: Params, catalogue: Catalogue, books: Books = {}): string {
  const given = (name: string): boolean => params[name] !== undefined && params[name] !== '';
  const kept = text.replace(OPTIONAL, (_all, part: string) => (blanksOf(part).needed.every(given) ? part : ''));
  const filled = kept.replace(BLANK, (_all, name: string, family?: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The sentence "${text}" has a blank {${name}} that nobody filled.`);
    if (one !== undefined && many !== undefined) return isOne(value) ? one : many;
    if (name === TYPED) return String(value);
    if (family === MACHINE) return books.machine?.say(String(value)) ?? String(value);
    if (family !== undefined) return namesOf(family, String(value), catalogue);
    return books.told?.say(String(value)) ?? String(value);
  });
  return filled.charAt(0).toUpperCase() + filled.slice(1).trimEnd();
}

/** A number that is 1, or a list that names one thing. */
function isOne(value: string | number): boolean {
  if (typeof value === 'number' || /^\d+$/.test(value)) return Number(value) === 1;
  return !value.includes(',') && value !== 'no' && value !== '?';
}

/** The catalogue's words for a value, or for each of a list; a value it does not know stands as it is, without its joints (`S2/INV_SET`). */
function namesOf(family: string, value: string, catalogue: Catalogue): string {
  return value
    .split(', ')
    .map((part) => catalogue[`${family}.${part}`]?.title ?? part.replace(/[/_]/g, ' '))
    .join(', ');
}

/** A language as a person chooses it. `reviewed`: an electrician who speaks it has read every sentence. */
export interface LanguageEntry {
  readonly name: string;
  readonly reviewed: boolean;
}

/** Every language. One line here, its catalogue in `catalogues.ts`, its folder: nothing else knows how many there are. */
export const LANGUAGES = {
  en: { name: 'English', reviewed: true },
  es: { name: 'Español', reviewed: false },
  'en-XA': { name: '⟦Éñglísh~~~⟧', reviewed: true },
} as const satisfies Record<string, LanguageEntry>;

export type Language = keyof typeof LANGUAGES;

export const languages = Object.keys(LANGUAGES) as readonly Language[];

/** The language of the words that stand where nobody asks for another. */
export const FIRST_LANGUAGE: Language = 'en';

const LONGEST_HEADER = 400;

/** The best language for an `Accept-Language` header or the list of a browser, joined by commas. What nobody wrote falls back to English. */
export function chooseLanguage(accepted: string | undefined): Language {
  const wishes = (accepted ?? '')
    .slice(0, LONGEST_HEADER)
    .split(',')
    .map(wishOf)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const found = languageOf(tag);
    if (found !== undefined) return found;
  }
  return FIRST_LANGUAGE;
}

/** `es-MX;q=0.8`: the tag and how much it is wished for. */
function wishOf(text: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase());
  const given = rest.find((part) => part.startsWith('q='));
  const weight = given === undefined ? 1 : Number(given.slice('q='.length));
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}

/** A language by its own tag, or by the first part of it: `es-MX` is answered in `es`. */
function languageOf(tag: string): Language | undefined {
  const byTag = (wanted: string | undefined) => languages.find((language) => language.toLowerCase() === wanted);
  return byTag(tag) ?? byTag(tag.split('-')[0]);
}

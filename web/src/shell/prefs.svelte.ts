import { chooseLanguage, type Language } from '../../../src/words/language-list';
import { localeFor, type Reader } from '../words/numbers';

/** What belongs to this device and its owner, and to no site: how the page looks, and the name that is typed. Nothing of a run is kept. */
interface Prefs {
  language: Language;
  theme: 'auto' | 'light' | 'dark' | 'sun' | 'contrast';
  degrees: 'C' | 'F';
  name: string;
  sound: boolean;
  aloud: boolean;
  /** A single key answers a step wherever the focus is. */
  keys: boolean;
}

const KEY = 'stackhand';

function kept(): Partial<Prefs> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Prefs>;
  } catch {
    // A browser that keeps nothing, or kept something else: the defaults are good.
    return {};
  }
}

const own = kept();

export const prefs = $state<Prefs>({
  theme: 'auto',
  degrees: navigator.language === 'en-US' ? 'F' : 'C',
  name: '',
  sound: true,
  aloud: false,
  keys: true,
  ...own,
  // A language that another version kept, and this one does not have, gives way to the next that the browser wishes for.
  language: chooseLanguage([own.language ?? '', ...navigator.languages].join(',')),
});

/** Whose numbers and times are shown: the chosen language as it is written where this browser comes from. */
export const reader = (): Reader => ({
  language: localeFor(prefs.language, navigator.languages),
  degrees: prefs.degrees,
});

/** Called by the shell whenever one of them changes. */
export function keepPrefs(): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(prefs));
  } catch {
    // Kept for this visit only.
  }
  document.documentElement.dataset.theme = prefs.theme;
  document.documentElement.lang = prefs.language;
}

import { fill, type Params } from '../../../src/words/fill';
import type { Language } from '../../../src/words/language-list';
import type { ui } from '../../../src/words/en/ui';

export type UiId = keyof typeof ui;
type Texts = Readonly<Record<string, string>>;

/** What is always there. The first screen brings it, so that it is no part of what the screen must wait for beside its own document. */
let english = {} as Readonly<Record<UiId, string>>;

/** The others are fetched from the service when they are chosen. */
const OTHERS: Partial<Record<Language, () => Promise<Texts>>> = {
  es: async () => (await import('../../../src/words/es/ui')).ui,
  'en-XA': async () => {
    const { pseudoText } = await import('../../../src/words/pseudo');
    return Object.fromEntries(Object.entries(english).map(([id, text]) => [id, pseudoText(text)]));
  },
};

class Spoken {
  texts = $state.raw<Texts>({});
}
const spoken = new Spoken();

/** Gives the page the words that it says where it knows no others. */
export function speak(texts: Readonly<Record<UiId, string>>): void {
  english = texts;
  spoken.texts = texts;
}

/** Loads the words of the chosen language; until they are there the page speaks the one before. */
export async function learn(language: Language): Promise<void> {
  spoken.texts = (await OTHERS[language]?.()) ?? english;
}

/** What the page itself says, with its blanks filled. */
export function t(id: UiId, params: Params = {}): string {
  return fill(spoken.texts[id] ?? english[id], params, {});
}

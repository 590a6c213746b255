import { uiBefore as english, type UiBeforeId } from '../../../src/words/en/ui-before';
import { fill, type Params } from '../../../src/words/fill';
import type { Language } from '../../../src/words/language-list';
import { prefs } from '../shell/prefs.svelte';

type Texts = Readonly<Record<UiBeforeId, string>>;

const OTHERS: Partial<Record<Language, () => Promise<Texts>>> = {
  es: async () => (await import('../../../src/words/es/ui-before')).uiBefore,
  'en-XA': async () => {
    const { pseudoText } = await import('../../../src/words/pseudo');
    return Object.fromEntries(Object.entries(english).map(([id, text]) => [id, pseudoText(text)])) as Texts;
  },
};

class Spoken {
  texts = $state.raw<Texts>(english);
}
const spoken = new Spoken();

$effect.root(() => {
  $effect(() => {
    const { language } = prefs;
    void (async () => {
      const texts = (await OTHERS[language]?.()) ?? english;
      if (prefs.language === language) spoken.texts = texts;
    })();
  });
});

/** What the page says before a job, with its blanks filled. */
export function w(id: UiBeforeId, params: Params = {}): string {
  return fill(spoken.texts[id], params, {});
}

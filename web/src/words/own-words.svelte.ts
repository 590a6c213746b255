import { fill, type Params } from '../../../src/words/fill';
import type { Language } from '../../../src/words/language-list';
import { prefs } from '../shell/prefs.svelte';

/**
 * The words of a part of the page that is fetched only when it is opened. English comes with it, another language when it is chosen; until it
 * is there the part speaks English.
 */
export function ownWords<Id extends string>(
  english: Readonly<Record<Id, string>>,
  spanish: () => Promise<Readonly<Record<Id, string>>>,
): (id: Id, params?: Params) => string {
  let texts = $state.raw(english);
  const fetched: Partial<Record<Language, () => Promise<Readonly<Record<Id, string>>>>> = {
    es: spanish,
    'en-XA': async () => {
      const { pseudoText } = await import('../../../src/words/pseudo');
      const pairs = Object.entries<string>(english).map(([id, text]) => [id, pseudoText(text)]);
      return Object.fromEntries(pairs) as Record<Id, string>;
    },
  };
  $effect.root(() => {
    $effect(() => {
      const { language } = prefs;
      void (async () => {
        const found = (await fetched[language]?.()) ?? english;
        if (prefs.language === language) texts = found;
      })();
    });
  });
  return (id, params = {}) => fill(texts[id], params, {});
}

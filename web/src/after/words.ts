import { uiAfter } from '../../../src/words/en/ui-after';
import { ownWords } from '../words/own-words.svelte';

/** What the page says over what was done. */
export const a = ownWords(uiAfter, async () => (await import('../../../src/words/es/ui-after')).uiAfter);
export type { UiAfterId } from '../../../src/words/en/ui-after';

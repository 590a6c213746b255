import { uiTraining as english, type UiTrainingId } from '../../../src/words/en/ui-training';
import { ownWords } from '../words/own-words.svelte';

/** What the page says around a virtual plant, with its blanks filled. */
export const w = ownWords(english, async () => (await import('../../../src/words/es/ui-training')).uiTraining);

/** The words of a value that the service named; one that nobody wrote words for stands as it is. */
export function named(family: string, value: string, otherwise = value): string {
  const id = `${family}.${value}`;
  return id in english ? w(id as UiTrainingId) : otherwise;
}

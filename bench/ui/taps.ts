import type { Browser } from 'playwright-core';
import type { Answer, HoldOffer, PromptView, RunView } from '../../src/operator-api/client';
import { drive, type Hands } from '../../test/browser/support/drive';
import { PageHands } from '../../test/browser/support/page-hands';
import type { Scene } from '../../test/browser/support/scene';
import { type Figure, figure, mean } from './figures';
import { watchedPage } from './watched-page';

/** Answers that tell of something done or looked at with no value to type. */
const ACTS: ReadonlySet<string> = new Set(['confirm', 'choice', 'photo', 'switches']);

const charactersOf = (answer: Answer): number => {
  if (answer.kind === 'code') return answer.text === 'none' ? 0 : answer.text.length;
  if (answer.kind === 'version') return answer.texts.join('').length;
  return answer.kind === 'number' || answer.kind === 'count' ? String(answer.value).length : 0;
};

/** Hands at the page whose taps are told apart by what they answer. */
class CountingHands implements Hands {
  acts = 0;
  actTaps = 0;
  characters = 0;
  readonly titleWords = new Map<string, number>();

  constructor(readonly hands: PageHands) {}

  async enter(prompt: PromptView, answer: Answer): Promise<void> {
    const before = this.hands.taps;
    await this.hands.enter(prompt, answer);
    this.titleWords.set(prompt.words.title, prompt.words.title.split(/\s+/).length);
    this.characters += charactersOf(answer);
    if (!ACTS.has(answer.kind)) return;
    this.acts += 1;
    this.actTaps += this.hands.taps - before;
  }

  leaveHold(view: RunView, offer: HoldOffer, words: string): Promise<void> {
    return this.hands.leaveHold(view, offer, words);
  }
}

/** A whole run led by its page: what a person taps and types there, and how long the sentences are. */
export async function taps(browser: Browser, scene: Scene, stacks: number): Promise<readonly Figure[]> {
  const { page, context } = await watchedPage(browser);
  const hands = new CountingHands(new PageHands(page));
  await hands.hands.open(scene.url, scene.runId);
  await hands.hands.tap('Start the job');
  const { outcome } = await drive(scene, page, hands, {});
  if (outcome?.startsWith('complete') !== true) throw new Error(`The run of the bench ended ${outcome ?? 'nowhere'}.`);
  await context.close();
  const words = [...hands.titleWords.values()];
  return [
    figure('acts told by the page', hands.acts, ''),
    figure('taps for each act', hands.actTaps / hands.acts, ''),
    figure('values typed for each stack', hands.hands.typed / stacks, ''),
    figure('characters typed for each stack', hands.characters / stacks, ''),
    figure('words of a title, mean', mean(words), ''),
    figure('words of a title, most', Math.max(...words), ''),
  ];
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Answer, HoldOffer, PromptView, RunView } from '../../../src/operator-api/client';
import type { Scene } from './scene';
import { turnTo } from './turn-to';

const LOOK_EVERY_MS = 50;
const MOST_LOOKS = 400;

/** Whoever answers at the page, by finger or by key. */
export interface Hands {
  enter(prompt: PromptView, answer: Answer): Promise<void>;
  leaveHold(view: RunView, offer: HoldOffer, words: string): Promise<void>;
}

export interface Watch {
  /** A kind of screen is there for the first time: `wait`, `hands-off`, `act`, `transfer` to a stack, `hold`, or kind and step of a prompt. */
  readonly seen?: (screen: string, view: RunView) => Promise<void>;
  /** Before an answer is given; true: something else was done instead, the run is looked at anew. */
  readonly instead?: (prompt: PromptView, answer: Answer) => Promise<boolean>;
}

interface Driving {
  readonly scene: Scene;
  readonly page: Page;
  readonly hands: Hands;
  readonly watch: Watch;
  readonly first: (screen: string, view: RunView) => Promise<void>;
}

/** Drives a run to its end by its page: the scripted operator looks and moves at the plant, the hands answer at the page. */
export async function drive(scene: Scene, page: Page, hands: Hands, watch: Watch): Promise<RunView> {
  const known = new Set<string>();
  const first = async (screen: string, view: RunView): Promise<void> => {
    if (known.has(screen)) return;
    known.add(screen);
    await watch.seen?.(screen, view);
  };
  for (;;) {
    const view = await scene.client.run(scene.runId);
    if (view.status === 'ended') return view;
    if (view.hold !== null) {
      await page.getByRole('heading', { name: view.hold.because.title }).waitFor();
      await first('hold', view);
      const choice = scene.operator.choose(view.hold);
      await hands.leaveHold(view, choice.offer, choice.words);
      await movedOn(scene, view);
      continue;
    }
    await shown(page, view, first);
    await answerFirst({ scene, page, hands, watch, first }, view);
  }
}

/** Screens on which nobody is asked anything. */
async function shown(page: Page, view: RunView, first: (screen: string, view: RunView) => Promise<void>) {
  if (view.prompts.length > 0) return;
  const [wait] = view.waits;
  const [act] = view.acts;
  if (wait !== undefined && (await isThere(page, wait.words.title))) await first('wait', view);
  if (act !== undefined && (await isThere(page, act.words.title)))
    await first(act.progress === null ? 'act' : `transfer-${act.stack}`, view);
}

const isThere = (page: Page, title: string): Promise<boolean> =>
  page.getByRole('heading', { name: title }).first().isVisible();

async function answerFirst({ scene, page, hands, watch, first }: Driving, view: RunView): Promise<void> {
  const [prompt] = view.prompts;
  const answer = prompt === undefined ? undefined : await scene.operator.respond(prompt);
  if (prompt === undefined || answer === undefined) {
    if (prompt !== undefined) await first('hands-off', view);
    await pause(LOOK_EVERY_MS);
    return;
  }
  const isAsked = async (): Promise<boolean> =>
    (await scene.client.run(scene.runId)).prompts.some(({ promptId }) => promptId === prompt.promptId);
  if (!(await turnTo(page, prompt, isAsked))) return;
  await first(prompt.handsOff === null ? `${prompt.kind}-${prompt.step}` : 'hands-off', view);
  if ((await watch.instead?.(prompt, answer)) === true) return;
  await enterUnlessGone(hands.enter(prompt, answer), isAsked);
  await movedOn(scene, view);
}

/** What was read grows old while a person types: a question that is asked anew meanwhile is no failure, the new one is looked at. */
export async function enterUnlessGone(entered: Promise<void>, isAsked: () => Promise<boolean>): Promise<void> {
  try {
    await entered;
  } catch (error) {
    if (await isAsked()) throw error;
  }
}

/** Until the journal has moved: the page has sent what was tapped. */
export async function movedOn(scene: Scene, from: RunView): Promise<void> {
  for (let look = 0; (await scene.client.run(scene.runId)).seq === from.seq; look += 1) {
    if (look === MOST_LOOKS) throw new Error(`Nothing came of it: ${from.prompts[0]?.words.title ?? from.status}`);
    await pause(LOOK_EVERY_MS);
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { Answer, PromptView, RunView } from '../../src/operator-api/client';
import type { Scene } from '../../test/browser/support/scene';
import { type Figure, figure, quantile } from './figures';
import { headingOf, type WatchedPage, watchedPage } from './watched-page';

const FEWEST_SAMPLES = 40;
const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 5000;

interface Samples {
  /** Milliseconds from the reply to an answer until the frame with the next heading; below 0 where the page was first. */
  readonly sinceReply: number[];
  /** The same from the moment the answer was sent. */
  readonly sinceSent: number[];
  missed: number;
}

/** The one step that this answer opened; undefined where several are open, a person waits, or time opened it. */
function opened(view: RunView, seq: number): PromptView | undefined {
  const [prompt, ...others] = view.prompts;
  const isOne = view.seq === seq && view.hold === null && others.length === 0 && prompt?.handsOff === null;
  return isOne ? prompt : undefined;
}

/** The position of the answer; undefined where the question was withdrawn meanwhile, because a reading grew old. */
async function accepted(scene: Scene, given: Parameters<Scene['client']['answer']>[1]): Promise<number | undefined> {
  try {
    return (await scene.client.answer(scene.runId, given)).seq;
  } catch (error) {
    if (error instanceof Error && error.message.includes('orchestrator.prompt-closed')) return undefined;
    throw error;
  }
}

async function sample(
  scene: Scene,
  page: WatchedPage,
  prompt: PromptView,
  answer: Answer,
  samples: Samples,
): Promise<void> {
  const given = { promptId: prompt.promptId, revision: prompt.revision, answer };
  const sentAt = Date.now();
  const seq = await accepted(scene, given);
  const repliedAt = Date.now();
  if (seq === undefined) return;
  const next = opened(await scene.client.run(scene.runId), seq);
  if (next === undefined) return;
  const heading = await headingOf(page, next.words.title, sentAt, PATIENCE_MS);
  if (heading === undefined) samples.missed += 1;
  else {
    samples.sinceReply.push(heading.at - repliedAt);
    samples.sinceSent.push(heading.at - sentAt);
  }
}

async function wholeRun(scene: Scene, page: WatchedPage): Promise<Samples> {
  const samples: Samples = { sinceReply: [], sinceSent: [], missed: 0 };
  for (;;) {
    const view = await scene.client.run(scene.runId);
    if (view.status === 'ended') return samples;
    if (view.hold !== null) throw new Error(`The run of the bench is held: ${view.hold.because.title}`);
    const [prompt] = view.prompts;
    const answer = prompt === undefined ? undefined : await scene.operator.respond(prompt);
    if (prompt === undefined || answer === undefined) await pause(LOOK_EVERY_MS);
    else await sample(scene, page, prompt, answer, samples);
  }
}

/** Answers are given elsewhere; how long until an open page shows what is to be done next. */
export async function eventToScreen(browser: Browser, scene: Scene): Promise<readonly Figure[]> {
  await scene.client.start(scene.runId);
  const watched = await watchedPage(browser);
  await watched.page.goto(`${scene.url}/#/run/${scene.runId}`);
  const samples = await wholeRun(scene, watched);
  await watched.context.close();
  const count = samples.sinceReply.length;
  if (count < FEWEST_SAMPLES) throw new Error(`Only ${count} answers could be timed.`);
  return [
    figure('answers timed', count, ''),
    figure('answers whose next step the page never showed', samples.missed, '', 0),
    figure('reply to screen, p50', quantile(samples.sinceReply, 0.5), 'ms'),
    figure('reply to screen, p99', quantile(samples.sinceReply, 0.99), 'ms', 100),
    figure('answer sent to screen, p50', quantile(samples.sinceSent, 0.5), 'ms'),
    figure('answer sent to screen, p99', quantile(samples.sinceSent, 0.99), 'ms'),
  ];
}

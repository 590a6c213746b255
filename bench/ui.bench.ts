import { openBrowser } from '../test/browser/support/browser';
import { openScene, type Scene, type SceneOptions } from '../test/browser/support/scene';
import { type Options, runProgram } from '../test/sim/options';
import { eventToScreen } from './ui/event-to-screen';
import type { Figure } from './ui/figures';
import { firstScreen } from './ui/first-screen';
import { taps } from './ui/taps';

const USAGE = `npm run bench:ui -- [--json]
  The page in a real Chromium: bytes and time to the first step beside a static document of as many bytes, how soon a step
  that was opened elsewhere is on the screen, and what a person taps and types in a whole run of two stacks.`;

const STACKS = 2;
/** How many times as fast as real the plant's time runs: slow enough that no reading grows old while a busy machine draws. */
const PACE = 150;

async function inScene<T>(options: SceneOptions, work: (scene: Scene) => Promise<T>): Promise<T> {
  const scene = await openScene(options);
  try {
    return await work(scene);
  } finally {
    await scene.close();
  }
}

async function figures(): Promise<readonly Figure[]> {
  const browser = await openBrowser();
  try {
    return [
      // A real site: the panel for practising is no part of its first screen.
      ...(await inScene({ stacks: STACKS, training: false, pace: 1 }, (scene) => firstScreen(browser, scene))),
      ...(await inScene({ stacks: STACKS, pace: PACE }, (scene) => eventToScreen(browser, scene))),
      ...(await inScene({ stacks: STACKS, pace: PACE }, (scene) => taps(browser, scene, STACKS))),
    ];
  } finally {
    await browser.close();
  }
}

/** A goal that was not reached makes no failure: the machine may have been busy. */
async function main(options: Options): Promise<number> {
  const found = await figures();
  if (options.has('json')) console.log(JSON.stringify(found));
  else console.table(found);
  return 0;
}

void runProgram({ usage: USAGE, options: ['json'], main });

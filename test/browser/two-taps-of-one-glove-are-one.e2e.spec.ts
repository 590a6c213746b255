import type { Browser, Page } from 'playwright-core';
import type { PromptView } from '../../src/operator-api/client';
import { openBrowser, SCREENS } from './support/browser';
import { PageHands } from './support/page-hands';
import { openScene, type Scene } from './support/scene';

jest.setTimeout(120_000);

let scene: Scene;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  scene = await openScene({ stacks: 2, pace: 1, training: false });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: SCREENS.phone, locale: 'en-GB', hasTouch: true });
});

afterAll(async () => {
  await browser.close();
  await scene.close();
});

const asked = async (): Promise<PromptView | undefined> => (await scene.client.run(scene.runId)).prompts[0];

/** Answers what is asked until this step is. */
async function to(step: string): Promise<PromptView> {
  for (let answers = 0; answers < 80; answers += 1) {
    const prompt = await asked();
    if (prompt?.step === step) return prompt;
    const answer = prompt === undefined ? undefined : await scene.operator.respond(prompt);
    if (prompt === undefined || answer === undefined) await page.waitForTimeout(100);
    else await scene.client.answer(scene.runId, { promptId: prompt.promptId, revision: prompt.revision, answer });
  }
  throw new Error(`${step} is not asked.`);
}

test('a glove that bounces answers the step it was at, and not the one that comes in its place', async () => {
  await new PageHands(page).open(scene.url, scene.runId);
  await scene.client.start(scene.runId);
  const { words } = await to('switch-source-off');
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor();
  const box = await page.locator('.answering button.big').first().boundingBox();
  if (box === null) throw new Error('Nothing can be tapped.');
  const [across, down] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.touchscreen.tap(across, down);
  const next = page.getByRole('heading', { level: 1, name: 'Switch off the generator GEN1' });
  await next.waitFor();
  // What stands under the glove now would answer too.
  expect(await page.evaluate(`document.elementFromPoint(${across}, ${down}).closest('.answering') !== null`)).toBe(
    true,
  );
  await page.touchscreen.tap(across, down);
  await page.waitForTimeout(600);
  expect(await next.isVisible()).toBe(true);
  await page.touchscreen.tap(across, down);
  await next.waitFor({ state: 'hidden' });
});

import type { Browser, Page } from 'playwright-core';
import type { PromptView } from '../../src/operator-api/client';
import { openBrowser, SCREENS } from './support/browser';
import { PageHands } from './support/page-hands';
import { openScene, type Scene } from './support/scene';

jest.setTimeout(120_000);

let browser: Browser;
let scene: Scene;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  scene = await openScene({ stacks: 2 });
  page = await browser.newPage({ viewport: SCREENS.laptop, locale: 'en-GB' });
  await new PageHands(page).open(scene.url, scene.runId);
  await scene.client.start(scene.runId);
});
afterAll(async () => {
  await browser?.close();
  await scene?.close();
});

/** Answers as the scripted operator until a step of this kind is asked. */
async function until(kind: PromptView['kind']): Promise<PromptView> {
  for (;;) {
    const [prompt] = (await scene.client.run(scene.runId)).prompts;
    if (prompt === undefined) continue;
    await page.getByRole('heading', { level: 1, name: prompt.words.title }).waitFor();
    if (prompt.kind === kind) return prompt;
    const answer = await scene.operator.respond(prompt);
    const { promptId, revision } = prompt;
    if (answer !== undefined) await scene.client.answer(scene.runId, { promptId, revision, answer });
  }
}

async function singleKeys(on: boolean): Promise<void> {
  const back = page.url();
  await page.goto(`${scene.url}/#/settings`);
  await page.getByLabel('Single keys answer a step').setChecked(on);
  await page.goto(back);
}

const shown = (): Promise<string> => page.locator('.typed').innerText();

test('a digit types on the keypad of a step until single keys are switched off, and again afterwards', async () => {
  await until('number');
  await page.keyboard.press('4');
  expect(await shown()).toContain('4');
  await singleKeys(false);
  await until('number');
  await page.keyboard.press('4');
  expect(await shown()).not.toContain('4');
  await page.getByRole('button', { name: '5', exact: true }).focus();
  await page.keyboard.press('Space');
  expect(await shown()).toContain('5');
  await singleKeys(true);
  await until('number');
  await page.keyboard.press('4');
  expect(await shown()).toContain('4');
});

import type { Browser, Page } from 'playwright-core';
import type { Answer, PromptView } from '../../src/operator-api/client';
import { axeFinds } from './support/axe';
import { openBrowser, SCREENS } from './support/browser';
import { cutOff } from './support/fit';
import { PageHands } from './support/page-hands';
import { openScene, type Scene } from './support/scene';

jest.setTimeout(120_000);

let scene: Scene;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  scene = await openScene({ stacks: 2 });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: SCREENS.phone, locale: 'en-GB' });
  await scene.client.start(scene.runId);
});

afterAll(async () => {
  await browser.close();
  await scene.close();
});

/** Answers what is asked until this step is; `says`: an answer in place of the operator's. */
async function to(step: string, says?: (prompt: PromptView) => Answer | undefined): Promise<PromptView> {
  for (let answers = 0; answers < 120; answers += 1) {
    const [prompt] = (await scene.client.run(scene.runId)).prompts;
    if (prompt?.step === step) return prompt;
    const answer = prompt === undefined ? undefined : (says?.(prompt) ?? (await scene.operator.respond(prompt)));
    if (prompt === undefined || answer === undefined) await page.waitForTimeout(100);
    else await scene.client.answer(scene.runId, { promptId: prompt.promptId, revision: prompt.revision, answer });
  }
  throw new Error(`${step} is not asked.`);
}

const told = (title: string) => page.getByRole('button', { name: `That was wrong: ${title}` });

async function takeBack(title: string, why: string): Promise<void> {
  await told(title).click();
  await page.getByLabel('What was wrong?').fill(why);
  await page.getByRole('button', { name: 'Ask me again' }).click();
}

test('an answer that was wrong is asked again from the timeline, with why', async () => {
  await new PageHands(page).open(scene.url, scene.runId);
  const first = await to('tap-bank');
  const { title } = first.words;
  const answer = await scene.operator.respond(first);
  if (answer === undefined) throw new Error('The operator does not know what to tap.');
  await scene.client.answer(scene.runId, { promptId: first.promptId, revision: first.revision, answer });
  await page.goto(`${scene.url}/#/run/${scene.runId}/timeline`);
  expect(await cutOff(page)).toEqual([]);
  await told(title).click();
  expect(await page.evaluate('document.activeElement.labels[0].textContent')).toBe('What was wrong?');
  // As many words as the service takes, so that none are typed in vain.
  expect(await page.evaluate('document.activeElement.maxLength')).toBe(500);
  expect(await page.getByRole('button', { name: 'Ask me again' }).isDisabled()).toBe(true);
  expect(await axeFinds(page, 'take back')).toEqual([]);
  await page.getByRole('button', { name: 'Close' }).click();
  await takeBack(title, 'looked at the other bank');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(await page.locator('.prompt .note').innerText()).toContain('looked at the other bank');
  expect((await scene.client.run(scene.runId)).prompts.map(({ stepId }) => stepId)).toContain(first.stepId);
});

test('what cannot be looked at any more is not asked again, and the page says why', async () => {
  const code = await to('read-code');
  await to('open-and-lock-breakers');
  await to('switch-off');
  await page.goto(`${scene.url}/#/run/${scene.runId}/timeline`);
  await takeBack(code.words.title, 'not sure any more');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('Something was moved since');
  expect((await scene.client.run(scene.runId)).prompts.map(({ step }) => step)).toEqual(['switch-off']);
});

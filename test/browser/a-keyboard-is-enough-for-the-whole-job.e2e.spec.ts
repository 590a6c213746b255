import type { Browser, Page } from 'playwright-core';
import { openBrowser, SCREENS } from './support/browser';
import { drive } from './support/drive';
import { cutOff } from './support/fit';
import { KeyHands } from './support/key-hands';
import { openScene, type Scene } from './support/scene';

jest.setTimeout(300_000);

let browser: Browser;
let scene: Scene;
const found = { unseen: [] as string[], lost: [] as string[], moving: [] as string[], narrow: [] as string[] };
/** Each once, by keys, before the step of this name is answered. */
const once = new Set(['read-number', 'switch-off', 'open-and-lock-breakers']);

beforeAll(async () => {
  browser = await openBrowser();
  scene = await openScene({ stacks: 2 });
});

afterAll(async () => {
  await browser?.close();
  await scene?.close();
});

/** What Tab meets after the heading of a step that asks for a number, while nothing is typed yet. */
const IN_ORDER = [...'123456', 'Minus', ...'789.', 'I can’t see it', '0', '⚠ DANGER', 'I must leave'];

/** Text of twice the size, as a person sets it in the browser: a laptop has half its width then, a phone keeps its own. */
async function twiceAsLarge(page: Page, screen: string): Promise<void> {
  for (const size of [{ width: SCREENS.laptop.width / 2, height: SCREENS.laptop.height / 2 }, SCREENS.phone]) {
    await page.setViewportSize(size);
    await page.evaluate(`document.documentElement.style.fontSize = ${size === SCREENS.phone ? "'200%'" : "''"}`);
    const across = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (across > 0) found.narrow.push(`${screen} at ${size.width}: across by ${across}`);
    found.narrow.push(...(await cutOff(page)).map((words) => `${screen} at ${size.width}: ${words}`));
  }
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
  await page.setViewportSize(SCREENS.laptop);
}

const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.innerText');

async function leaveAndReturn(page: Page, hands: KeyHands): Promise<void> {
  await hands.button('I must leave');
  await page.getByRole('heading', { level: 1, name: 'Where you may leave it' }).waitFor();
  await twiceAsLarge(page, 'leave');
  await hands.button('Go on working');
}

async function danger(page: Page, hands: KeyHands): Promise<boolean> {
  await hands.button('⚠ DANGER');
  await page.locator('#danger-title').waitFor();
  const held = await scene.client.run(scene.runId);
  expect(await focused(page)).toBe(held.danger?.card.title);
  await twiceAsLarge(page, 'danger');
  await hands.leaveHold(held, 'danger-over', 'The fire service looked: only dust on a heater.');
  await page.locator('#danger-title').waitFor({ state: 'detached' });
  return true;
}

it('two stacks come to their end by keys alone', async () => {
  const context = await browser.newContext({ viewport: SCREENS.laptop, locale: 'en-GB', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const hands = new KeyHands(page);
  await page.goto(`${scene.url}/#/run/${scene.runId}`);
  await page.getByLabel('Your name').waitFor();
  await hands.field('Your name', 'Ana');
  await hands.press('Enter');
  await page.getByRole('button', { name: 'Start the job' }).waitFor();
  await page.evaluate('document.activeElement.blur()');
  await hands.press('Tab');
  expect(await page.evaluate('document.activeElement.innerText')).toBe('Skip to the step');
  await hands.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('step');
  await hands.button('Start the job');
  const view = await drive(scene, page, hands, {
    instead: async ({ step, stack, words }) => {
      if (!once.delete(step)) return false;
      if (step === 'read-number') {
        // The tag of the step that stands there leads to it too, so that a tap in the moment in which the steps change is not lost.
        await page.getByRole('button', { name: `${stack}: ${words.title}`, pressed: true }).click();
        expect(await focused(page)).toBe(words.title);
        expect(await hands.stopsToTheEnd()).toEqual(IN_ORDER);
      }
      if (step === 'switch-off') await leaveAndReturn(page, hands);
      return step === 'open-and-lock-breakers' && danger(page, hands);
    },
    seen: async (screen, { prompts: [prompt] }) => {
      if (prompt !== undefined) await page.getByRole('heading', { level: 1, name: prompt.words.title }).waitFor();
      if ((await page.evaluate('document.activeElement.tagName')) === 'BODY') found.lost.push(screen);
      const moving = await page.evaluate<number>('document.getAnimations().length');
      if (moving > 0) found.moving.push(screen);
      await twiceAsLarge(page, screen);
    },
  });
  found.unseen.push(...hands.unseen);
  expect(view.outcome).toMatch(/^complete/);
  expect([...once]).toEqual([]);
});

it('where the focus is can always be seen', () => expect(found.unseen).toEqual([]));
it('a new step takes the focus with it', () => expect(found.lost).toEqual([]));
it('nothing moves for whoever asked for less motion', () => expect(found.moving).toEqual([]));
it('text of twice the size loses nothing', () => expect(found.narrow).toEqual([]));

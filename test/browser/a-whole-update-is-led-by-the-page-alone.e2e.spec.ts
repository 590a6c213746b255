import type { Browser } from 'playwright-core';
import { openBrowser, SCREENS } from './support/browser';
import { type Cable, cableTo, THROUGH_THE_CABLE } from './support/cable';
import { CloseLook, nothingIsFound } from './support/close-look';
import { drive } from './support/drive';
import { Mishaps } from './support/mishaps';
import { PageHands } from './support/page-hands';
import { openScene, type Scene } from './support/scene';

jest.setTimeout(600_000);

/** What is read, not done, and a step beside the words of a refusal: it may be longer than a screen. */
const READ = /^(danger|leave|hold|ended|refused-.*)$/;

const closely = new CloseLook(READ);
let browser: Browser;
let scene: Scene;
let cable: Cable;

beforeAll(async () => {
  browser = await openBrowser(THROUGH_THE_CABLE);
  scene = await openScene({ stacks: 3 });
  cable = await cableTo(scene.url);
});

afterAll(async () => {
  await browser?.close();
  await cable?.close();
  await scene?.close();
});

it('three stacks come to their end, whatever slips, breaks off or interrupts on the way', async () => {
  const page = await closely.phone(browser);
  const second = await (await browser.newContext({ viewport: SCREENS.tablet, locale: 'en-GB' })).newPage();
  const hands = new PageHands(page);
  await page.goto(cable.url);
  await page.getByLabel('Your name').waitFor();
  await closely.at(page, 'name');
  await hands.open(cable.url, scene.runId);
  await new PageHands(second).open(scene.url, scene.runId, 'Ben');
  await page.getByRole('button', { name: 'Start the job' }).waitFor();
  await closely.at(page, 'planned');
  await hands.tap('Start the job');
  const mishaps = new Mishaps({
    ...{ scene, cable, page, second, hands },
    wrong: { what: 'a wrong code', step: 'see-mode', answer: { kind: 'code', text: '77' } },
    after: { leave: 10, danger: 20, killedService: 50 },
    looked: (screen) => closely.at(page, screen),
  });
  const view = await drive(scene, page, hands, {
    instead: (prompt, answer) => mishaps.instead(prompt, answer),
    seen: async (screen, { prompts: [prompt] }) => {
      if (prompt !== undefined) await page.getByRole('heading', { level: 1, name: prompt.words.title }).waitFor();
      await closely.at(page, screen);
      if (screen === 'hands-off')
        await mishaps.reload(
          prompt?.words.title ?? '',
          page.getByText('Writing since').or(page.getByText('It takes longer')),
        );
    },
  });
  await page.getByRole('heading', { level: 1, name: 'The job has ended' }).waitFor();
  await closely.at(page, 'ended');
  expect(view.outcome).toMatch(/^complete/);
  expect(mishaps.done.sort()).toEqual(
    ['a killed service', 'a lost link', 'a lost reply', 'a reload in a flash', 'a second screen'].concat([
      'a wrong code',
      'a wrong switch',
      'danger',
      'leave',
    ]),
  );
  expect([...mishaps.askedAgain]).toEqual(expect.arrayContaining(['see-mode', 'tap-bank']));
  expect((await scene.plant.truth()).oracles).toEqual([]);
  await mishaps.expectEachAnswerOnce();
});

it('a kind of screen of each sort was seen', () => expect(new Set(closely.screens).size).toBeGreaterThan(20));
nothingIsFound(closely);

import type { Browser, Page } from 'playwright-core';
import { agreement } from '../../src/app/demo/agreement';
import { trainingImage } from '../../src/app/demo/training-image';
import type { ActView, RunView } from '../../src/operator-api/client';
import { openBrowser, SCREENS } from './support/browser';
import { type Cable, cableTo, THROUGH_THE_CABLE } from './support/cable';
import { CloseLook, nothingIsFound } from './support/close-look';
import { describeSite } from './support/described-site';
import { drive } from './support/drive';
import { Mishaps } from './support/mishaps';
import { PageHands } from './support/page-hands';
import { type Ground, openGround } from './support/scene';
import { TransferSeen } from './support/transfer-seen';

jest.setTimeout(600_000);

/** Each answer to a write takes its time, so that there is a middle of a transfer to look at and to be killed in: about 15 s a stack. */
const SLOW_ANSWERS = 'wire-answer-delayed:on=write,every=1,ms=200';

const closely = new CloseLook(/^(plan|danger|leave|hold|ended|refused-.*)$/);
const image = trainingImage();
let browser: Browser;
let ground: Ground;
let cable: Cable;

beforeAll(async () => {
  browser = await openBrowser(THROUGH_THE_CABLE);
  ground = await openGround({ stacks: 3, generation: 'open1', faults: [SLOW_ANSWERS] });
  await describeSite(ground.url, ground.site);
  cable = await cableTo(ground.url);
});

afterAll(async () => {
  await browser?.close();
  await cable?.close();
  await ground?.close();
});

/** Plans the job with the image from this phone; gives its run. */
async function planned(page: Page, hands: PageHands): Promise<string> {
  await hands.openAt(`${cable.url}/#/site/${ground.site.id}/plan`);
  await page.getByRole('radio', { name: /^Update a parallel set/ }).check();
  const buffer = Buffer.from(image.bytes);
  await page.getByLabel('Image file').setInputFiles({ name: 'open-1.5.0.bin', mimeType: '', buffer });
  await page.getByRole('row', { name: `SHA-256 ${image.sha256}` }).waitFor();
  await page.getByLabel('How many times as fast').selectOption(String(ground.pace));
  await page.getByRole('heading', { name: 'Nothing speaks against it' }).waitFor();
  await closely.at(page, 'plan');
  await hands.tap('Make this job');
  await page.getByRole('button', { name: 'Start the job' }).waitFor();
  return decodeURIComponent(page.url().split('/run/')[1] ?? '');
}

interface Transfer {
  readonly page: Page;
  readonly second: Page;
  readonly mishaps: Mishaps;
}

/** What is looked at and done while the bytes go to a stack, on each another thing. */
const WHILE: Readonly<Record<string, (transfer: Transfer, title: string) => Promise<void>>> = {
  S1: async ({ page, second, mishaps }, title) => {
    const [own, other] = [new TransferSeen(page), new TransferSeen(second)];
    const before = await own.bytes();
    await mishaps.sameOnTheSecond(title);
    await other.moreThan(before);
    await own.moreThan(before);
    await own.rateAndTimeLeft();
    await closely.at(page, 'transfer');
  },
  S2: async ({ page, mishaps }, title) => {
    const seen = new TransferSeen(page);
    await mishaps.leave(title);
    const before = await seen.bytes();
    await mishaps.reload(title, seen.line());
    await seen.moreThan(before);
  },
  S3: async ({ page, second, mishaps }, title) => {
    const [own, other] = [new TransferSeen(page), new TransferSeen(second)];
    await own.moreThan(0);
    const before = await own.bytes();
    await mishaps.killedService(title);
    await own.moreThan(before);
    await other.moreThan(before);
    // Nothing stops what is half written: the run is held, the bytes go on.
    await mishaps.danger();
  },
};

const transferOf = ({ acts }: RunView): ActView | undefined => acts.find(({ progress }) => progress !== null);

it('three stacks are written by the service itself, from the upload to the end, whatever happens in the midst of it', async () => {
  const page = await closely.phone(browser);
  const second = await (await browser.newContext({ viewport: SCREENS.tablet, locale: 'en-GB' })).newPage();
  const hands = new PageHands(page);
  const runId = await planned(page, hands);
  const scene = { ...ground, runId };
  await new PageHands(second).open(ground.url, runId, 'Ben');
  await hands.tap('Start the job');
  const mishaps = new Mishaps({
    ...{ scene, cable, page, second, hands },
    wrong: { what: 'a wrong count', step: 'pull-links', answer: { kind: 'count', value: 1 } },
    after: {},
    looked: (screen) => closely.at(page, screen),
  });
  const view = await drive(scene, page, hands, {
    instead: (prompt, answer) => mishaps.instead(prompt, answer),
    seen: async (screen, now) => {
      const transfer = transferOf(now);
      if (transfer !== undefined) return WHILE[transfer.stack ?? '']?.({ page, second, mishaps }, transfer.words.title);
      const [prompt] = now.prompts;
      if (prompt !== undefined) await page.getByRole('heading', { level: 1, name: prompt.words.title }).waitFor();
      await closely.at(page, screen);
    },
  });
  await page.getByRole('heading', { level: 1, name: 'The job has ended' }).waitFor();
  await closely.at(page, 'ended');
  expect(view).toMatchObject({ outcome: 'complete', obligations: [] });
  expect(mishaps.done.sort()).toEqual(
    ['a killed service', 'a lost link', 'a lost reply', 'a reload in a flash', 'a second screen'].concat([
      'a wrong count',
      'a wrong switch',
      'danger',
      'leave',
    ]),
  );
  expect([...mishaps.askedAgain]).toEqual(expect.arrayContaining(['pull-links', 'tap-bank']));
  expect(agreement(view, await ground.plant.truth(), image.sha256)).toEqual({ agrees: true, oracles: [], differs: [] });
  expect(await ground.client.verifyJournal()).toMatchObject({ problems: [] });
  await mishaps.expectEachAnswerOnce();
});

it('the screen of a transfer was looked at', () => expect(closely.screens).toContain('transfer'));
nothingIsFound(closely);

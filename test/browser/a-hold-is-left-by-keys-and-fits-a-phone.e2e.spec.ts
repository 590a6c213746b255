import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Answer, HoldOffer, RunView } from '../../src/operator-api/client';
import { openBrowser } from './support/browser';
import { CloseLook, nothingIsFound } from './support/close-look';
import { drive, type Hands, movedOn } from './support/drive';
import { KeyHands } from './support/key-hands';
import { PageHands } from './support/page-hands';
import { openScene, type Scene } from './support/scene';

jest.setTimeout(300_000);

/** Answers that bring a run to a hold each, at the step of this name, however often it is asked again before. */
const HOLDS: Readonly<Record<string, { readonly answer: Answer; readonly because: RegExp }>> = {
  'identify-stack': { answer: { kind: 'text', text: 'TRAIN-0009' }, because: /^This serial is not the one recorded/ },
  'read-code': { answer: { kind: 'code', text: '20' }, because: /shows 20: it does not belong here/ },
  'open-and-lock-breakers': { answer: { kind: 'count', value: 0 }, because: /^0 locks: not one on every breaker/ },
  'check-feeds': {
    answer: { kind: 'choice', option: 'something-died' },
    because: /^Something this job needs went out/,
  },
  'switch-on': { answer: { kind: 'choice', option: 'none' }, because: /^Nothing lit: stack S1 did not start/ },
  'read-version': { answer: { kind: 'version', texts: ['01010'] }, because: /01010 is on no list/ },
};
const LAST = 'read-version';

const closely = new CloseLook(/^hold/);
const focus = { missed: [] as string[] };
let browser: Browser;
let scene: Scene;

beforeAll(async () => {
  browser = await openBrowser();
  scene = await openScene({ stacks: 1, procedure: 'single-stack-update' });
});

afterAll(async () => {
  await browser?.close();
  await scene?.close();
});

/** Until the focus is where it is wanted; the page moves it a moment after it has drawn. */
async function hasFocus(page: Page, wanted: string): Promise<boolean> {
  for (let look = 0; look < 40; look += 1) {
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(wanted)}) === true`))
      return true;
    await pause(50);
  }
  return false;
}

/** A person who answers by taps and leaves every hold by keys alone, after a close look at it. */
class AtHolds implements Hands {
  readonly left = new Map<string, string>();
  readonly keys: KeyHands;

  constructor(
    private readonly page: Page,
    private readonly taps: PageHands,
  ) {
    this.keys = new KeyHands(page);
  }

  async enter(...given: Parameters<Hands['enter']>): Promise<void> {
    await this.taps.enter(...given);
  }

  async leaveHold(view: RunView, offer: HoldOffer, words: string): Promise<void> {
    const because = view.hold?.because.title ?? '';
    const [step = because] = Object.entries(HOLDS).find(([, hold]) => hold.because.test(because)) ?? [];
    this.left.set(step, because);
    if (!(await hasFocus(this.page, '#hold-title'))) focus.missed.push(`the title of: ${because}`);
    await closely.at(this.page, `hold: ${because}`);
    const [proposed] = await this.page.locator('main button.big').allInnerTexts();
    expect(proposed).toContain(view.hold?.offers.find(({ id }) => id === view.hold?.help.next.offer)?.words.title);
    // Without words nothing is sent: the field says so and has the focus.
    await this.keys.button(titleOf(view, offer));
    await this.page.getByRole('alert').getByText('Write a few words first.').waitFor();
    if (!(await hasFocus(this.page, '#hold-words'))) focus.missed.push(`the words of: ${because}`);
    await closely.at(this.page, `hold without words: ${because}`);
    await this.keys.leaveHold(view, step === LAST ? 'stop-here' : offer, words);
    await movedOn(scene, view);
    if (!(await hasFocus(this.page, 'h1'))) focus.missed.push(`what follows: ${because}`);
  }
}

const titleOf = ({ hold }: RunView, offer: HoldOffer): string =>
  hold?.offers.find(({ id }) => id === offer)?.words.title ?? offer;

it('six sorts of holds are met on the way of one stack, and each is left', async () => {
  const page = await closely.phone(browser);
  const taps = new PageHands(page);
  const hands = new AtHolds(page, taps);
  await taps.open(scene.url, scene.runId);
  await taps.tap('Start the job');
  await drive(scene, page, hands, {
    instead: async (prompt) => {
      const wrong = HOLDS[prompt.step];
      if (wrong === undefined || hands.left.has(prompt.step)) return false;
      const before = await scene.client.run(scene.runId);
      await taps.enter(prompt, wrong.answer);
      await movedOn(scene, before);
      return true;
    },
  });
  expect([...hands.left.keys()].sort()).toEqual(Object.keys(HOLDS).sort());
  expect([...hands.keys.unseen]).toEqual([]);
});

it('the focus is at what is read or typed next', () => expect(focus.missed).toEqual([]));
nothingIsFound(closely);

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { TrainingSite } from '../../src/operator-api';
import { folder, start, type Started } from '../support/stage';
import { openBrowser, type ScreenName, SCREENS } from './support/browser';
import { TappedRun } from './support/tapped-run';

jest.setTimeout(240_000);

const place = folder();
let service: Started;
let browser: Browser;

beforeAll(async () => {
  service = await start('serve', '--data', place.path, '--port', '0', '--json');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await service.kill();
  place.drop();
});

async function pageOf(screen: ScreenName): Promise<Page> {
  const page = await browser.newPage({ viewport: SCREENS[screen], locale: 'en-GB' });
  await page.goto(service.url);
  await page.getByLabel('Your name').fill('Ana');
  await page.getByRole('button', { name: 'Go on' }).click();
  return page;
}

async function made(wish: object): Promise<TrainingSite> {
  const response = await fetch(`${service.url}/api/training`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  return (await response.json()) as TrainingSite;
}

/** Takes up a training site from the start page; the run is started with it. */
async function practising(page: Page, { id }: TrainingSite): Promise<string> {
  await page.getByRole('button', { name: 'Practise', exact: true }).click();
  await page.getByRole('button', { name: `Another job at ${id}` }).click();
  await page.waitForURL(/#\/run\//);
  return decodeURIComponent(page.url().split('/run/')[1] ?? '');
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Virtual plant' });

test('two taps from the start page a person stands before virtual stacks, and the screen says that they are', async () => {
  const page = await pageOf('phone');
  await page.getByRole('button', { name: 'Practise', exact: true }).click();
  await page.getByRole('button', { name: 'Start practising' }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Training site' }).waitFor();
  await page.getByText('TRAINING', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Plant', exact: true }).click();
  await panel(page).getByText('TRAINING: virtual stacks, nothing real').waitFor();
  await page.getByRole('button', { name: /DANGER/ }).waitFor();
  await page.close();
});

test('the whole job is done on a phone by taps alone, step on one tab and plant on the other', async () => {
  const page = await pageOf('phone');
  const site = await made({ generation: 'gen3', stacks: 2, pace: 150 });
  const runId = await practising(page, site);
  const { outcome, hold } = await new TappedRun(page, service.url, site.id, site.pace).play(runId);
  expect([outcome, hold]).toEqual(['complete', null]);
  await page.close();
});

test('stacks that speak are done by taps beside the machine, and no step is taken from under a finger', async () => {
  const page = await pageOf('laptop');
  const site = await made({ generation: 'open1', stacks: 2, pace: 100 });
  const runId = await practising(page, site);
  const { outcome, hold } = await new TappedRun(page, service.url, site.id, site.pace).play(runId);
  expect([outcome, hold]).toEqual(['complete', null]);
  await page.close();
});

/** What axe finds wrong with the panel, and every target in it that is under 48 css px. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { axe, document } = globalThis as unknown as {
      axe: { run(where: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      document: { querySelectorAll(what: string): Iterable<{ outerHTML: string; getBoundingClientRect(): Box }> };
    };
    interface Box {
      readonly width: number;
      readonly height: number;
    }
    const { violations } = await axe.run('.plant, .tabs');
    const small = [...document.querySelectorAll('.plant :is(button, select, summary), .tabs button')].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 0 && (width < 48 || height < 48);
    });
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`),
      ...small.map(({ outerHTML }) => `small: ${outerHTML.slice(0, 120)}`),
    ];
  });
}

test.each(['phone', 'tablet', 'laptop'] as const)(
  'every place of the plant is for everybody on a %s: axe finds nothing, every target is large',
  async (screen) => {
    const page = await pageOf(screen);
    const site = await made({ generation: 'gen2', stacks: 3, pace: 10 });
    await practising(page, site);
    const tab = page.getByRole('button', { name: 'Plant', exact: true });
    if (screen === 'phone') await tab.click();
    const found: string[] = [];
    for (const name of [/^S2 ?LCD/, 'Inverter', 'Tool, meter', 'Break']) {
      await panel(page).getByRole('button', { name, exact: true }).click();
      found.push(...(await faultsOf(page)).map((fault) => `${String(name)}: ${fault}`));
    }
    await panel(page)
      .getByRole('button', { name: /^S1 ?LCD/ })
      .click();
    await panel(page).getByText('Modules, top first').click();
    found.push(...(await faultsOf(page)));
    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([found, wider]).toEqual([[], 0]);
    await page.close();
  },
);

test('a lever is moved by the keyboard, and the focus stays on it', async () => {
  const page = await pageOf('tablet');
  const site = await made({ stacks: 1 });
  await practising(page, site);
  const lever = panel(page).getByRole('button', { name: 'ADDR SET, switch 2, down. Move it up' });
  await lever.focus();
  await page.keyboard.press('Space');
  const moved = panel(page).getByRole('button', { name: 'ADDR SET, switch 2, up. Move it down' });
  await moved.waitFor();
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('ADDR SET, switch 2, up. Move it down');
  await page.close();
});

test('what was broken on purpose is seen at the stack, and the list says that it happened', async () => {
  const page = await pageOf('laptop');
  const site = await made({ stacks: 2 });
  await practising(page, site);
  await panel(page).getByRole('button', { name: 'Break', exact: true }).click();
  await panel(page).getByLabel('At which stack?').selectOption('S2');
  await panel(page).getByRole('button', { name: 'Arm it: Switched off, the LCD stays lit with zeros' }).click();
  await panel(page).getByText('Armed 1×, happened 0×').waitFor();
  await panel(page)
    .getByRole('button', { name: /^S2 ?LCD/ })
    .click();
  await panel(page).getByRole('button', { name: 'Hold 3 seconds' }).click();
  await panel(page).getByRole('img', { name: 'LCD of stack S2: SOC 0 %, SOH 0 %, 0 W' }).waitFor();
  await panel(page).getByRole('button', { name: 'Break', exact: true }).click();
  await panel(page).getByText('Armed 1×, happened 1×').waitFor();
  await page.close();
});

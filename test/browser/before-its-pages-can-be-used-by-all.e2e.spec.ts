import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { sha256 } from '../../src/kernel';
import { exampleSite } from '../../src/stacks';
import { buildOpenImage } from '../../src/updater';
import { folder, start, type Started } from '../support/stage';
import { openBrowser, SCREENS } from './support/browser';
import { describeSite } from './support/described-site';
import { cutOff } from './support/fit';

jest.setTimeout(180_000);

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const place = folder();
let service: Started;
let browser: Browser;
const GROUPS = ['about', 'product', 'stacks', 'inverters', 'breakers', 'sources', 'feeds', 'joining', 'lines', 'check'];
const WISH = encodeURIComponent(JSON.stringify({ procedure: 'parallel-stack-update', pace: 60 }));
const PAGES = ['new', 'site/drawn', 'site/drawn/tags', `site/drawn/plan/${WISH}`].concat(
  GROUPS.map((group) => `site/drawn/edit/${group}`),
);

beforeAll(async () => {
  service = await start('serve', '--data', place.path, '--port', '0', '--json');
  browser = await openBrowser();
  // With something wrong in it, so that refusals are looked at too.
  const site = { ...exampleSite({ stacks: 3, id: 'drawn' }), people: 'many' };
  await put('drawn', site);
});
afterAll(async () => {
  await browser.close();
  await service.kill();
  place.drop();
});

const put = (id: string, site: object): Promise<void> => describeSite(service.url, { ...site, id });

async function open(screen: keyof typeof SCREENS, language: string, theme = 'auto'): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREENS[screen] });
  await context.addInitScript(
    `localStorage.setItem('stackhand', '${JSON.stringify({ name: 'Ana', language, theme })}')`,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

async function show(page: Page, path: string): Promise<void> {
  await page.goto(`${service.url}/#/${path}`);
  await page.reload();
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
}

const violations = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(
    `(async () => { ${AXE}; const { violations } = await axe.run(document); return violations.map(({ id, nodes }) => id + ': ' + nodes[0].html); })()`,
  );
const wider = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

test.each([
  ['phone', 'en', 'auto'],
  ['laptop', 'es', 'dark'],
  ['tablet', 'en', 'contrast'],
] as const)(
  'on a %s in %s, %s: no page has a barrier, none is wider than the screen or loses words',
  async (screen, language, theme) => {
    const page = await open(screen, language, theme);
    const found: Record<string, readonly (string | number)[]> = {};
    for (const path of PAGES) {
      await show(page, path);
      found[path] = [
        ...(await violations(page)),
        ...[await wider(page)].filter((by) => by > 0),
        ...(await cutOff(page)),
      ];
    }
    expect(found).toEqual(Object.fromEntries(PAGES.map((path) => [path, []])));
    await page.context().close();
  },
);

test('in a language whose words are longer no page is wider than a phone, and none loses words', async () => {
  const page = await open('phone', 'en-XA');
  const found: string[] = [];
  for (const path of PAGES) {
    await show(page, path);
    if ((await wider(page)) > 0) found.push(path);
    found.push(...(await cutOff(page)).map((words) => `${path}: ${words}`));
  }
  expect(found).toEqual([]);
  await page.context().close();
});

test('each stack has a sticker that says its tag to a camera and to eyes, on paper too', async () => {
  const page = await open('laptop', 'en');
  await show(page, 'site/drawn/tags');
  await page.emulateMedia({ media: 'print' });
  for (const tag of ['S1', 'S2', 'S3']) {
    await page.getByRole('img', { name: `stackhand:${tag}` }).waitFor();
    const drawn = `document.querySelector('img[alt="stackhand:${tag}"]').decode().then(() => 'drawn')`;
    expect(await page.evaluate(drawn)).toBe('drawn');
    await page.getByText(tag, { exact: true }).waitFor();
  }
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  await page.context().close();
});

test('what is wrong with a site closes the gate before its plan, and leads to the field', async () => {
  const page = await open('phone', 'en');
  await show(page, `site/drawn/plan/${WISH}`);
  await page.getByText('Found: many').waitFor();
  await put('drawn', { ...exampleSite({ stacks: 3, id: 'drawn' }) });
  await page.reload();
  await page.getByText('House without battery').waitFor();
  expect(await page.getByRole('button', { name: 'Make this job' }).isEnabled()).toBe(true);
  await page.context().close();
});

test('where the service writes itself, a file that is no image is refused in words and the gate stays closed', async () => {
  const site = exampleSite({ stacks: 2, id: 'wired', generation: 'open1' });
  const stacks = site.stacks.map((stack) => ({
    ...stack,
    wire: { line: 'tcp://127.0.0.1:1502', unit: stack.address },
  }));
  await put('wired', { ...site, stacks });
  const page = await open('phone', 'en');
  await show(page, `site/wired/plan/${WISH}`);
  await page.getByText('On this route Stackhand sends the image itself, and none is named.').waitFor();
  await page
    .getByLabel('Image file')
    .setInputFiles({ name: 'holiday.hex', mimeType: 'text/plain', buffer: Buffer.from('no image') });
  await page
    .locator('section', { has: page.getByLabel('Image file') })
    .locator('.note')
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: 'Make this job' }).count()).toBe(0);
  await page.context().close();
});

test('the image that goes in and the one that stands there now are both named, and a job is made of them', async () => {
  const page = await open('phone', 'en');
  await show(page, `site/wired/plan/${WISH}`);
  for (const [label, version] of [
    ['Image file', '1.5.0'],
    ['Image the stacks run now', '1.4.0'],
  ] as const) {
    const payload = Uint8Array.from({ length: 4000 }, (_, at) => (at * 31 + version.charCodeAt(2)) & 0xff);
    const bytes = buildOpenImage({ hardwareClass: 'OPEN-1', version, component: 'controller', payload });
    const buffer = Buffer.from(bytes);
    await page.getByLabel(label).setInputFiles({ name: `${version}.bin`, mimeType: '', buffer });
    await page.getByRole('cell', { name: version, exact: true }).waitFor();
    expect(decodeURIComponent(page.url())).toContain(sha256(bytes));
  }
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make this job' }).click();
  await page.getByRole('button', { name: 'Start the job' }).waitFor();
  await page.context().close();
});

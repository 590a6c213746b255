import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import type { RunView } from '../../src/operator-api/client';
import { openBrowser } from './support/browser';
import { openScene, type Scene } from './support/scene';

jest.setTimeout(120_000);

const PAGE = path.resolve(__dirname, '../../dist/web');
/** What docs/benchmarks.md tells of, and a little more: who adds a part finds out here what it weighs. Bytes, packed. */
const MOST = { document: 31_900, first: 56_400, all: 113_600 };

const DOCUMENT = readFileSync(path.join(PAGE, 'index.html'), 'utf8');
const packed = (file: string): number => gzipSync(readFileSync(path.join(PAGE, file)), { level: 9 }).length;
const files = readdirSync(PAGE, { recursive: true })
  .map(String)
  .filter((file) => !file.endsWith('.gz') && statSync(path.join(PAGE, file)).isFile());
/** What the browser fetches because the document names it; the icon stands in it, the manifest is for who keeps the page. */
const named = [...DOCUMENT.matchAll(/<(?:link|script|img)[^>]*\b(?:href|src)="\.\/([^"]+)"/g)]
  .map(([, file = '']) => file)
  .filter((file) => file !== 'manifest.webmanifest');

it('comes to its first screen with one file beside its document', () => {
  expect(named).toEqual([expect.stringMatching(/^assets\/shared-.*\.js$/)]);
});

it('weighs no more than was measured', () => {
  const document = packed('index.html');
  const first = named.reduce((sum, file) => sum + packed(file), document);
  const all = files.reduce((sum, file) => sum + packed(file), 0);
  for (const [name, bytes] of Object.entries({ document, first, all }))
    expect({ [name]: bytes <= MOST[name as keyof typeof MOST] ? 'fits' : bytes }).toEqual({ [name]: 'fits' });
});

describe('a service that hands it out', () => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await openScene({ stacks: 2, training: false, pace: 1 });
    await scene.client.start(scene.runId);
  });
  afterAll(() => scene.close());

  it('allows the scripts and the style that were built into it, and no other', async () => {
    const { headers } = await fetch(scene.url);
    const policy = headers.get('content-security-policy') ?? '';
    const inline = [...DOCUMENT.matchAll(/<(?:script|style)(?![^>]*src=)/g)].length;
    expect(policy.match(/'sha256-/g)).toHaveLength(inline);
    expect(policy).not.toMatch(/unsafe|blob:|script-src[^;]*data:/);
  });

  it('is asked three times until a run is on the screen: the page, what it shares, the run', async () => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext();
      await context.addInitScript(`localStorage.setItem('stackhand', '{"name":"Ana","language":"en"}')`);
      const page = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      page.on('console', (message) => said.push(message.text()));
      await page.goto(`${scene.url}/#/run/${scene.runId}`);
      await page.locator('#prompt-title').waitFor();
      const beside = [`/${named[0]}`, `/api/runs/${scene.runId}`, `/api/runs/${scene.runId}/events`, '/sw.js'];
      expect(asked.filter((one) => !beside.includes(one))).toEqual(['/']);
      expect(asked.filter((one) => one === beside[1])).toHaveLength(1);
      expect(said).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('is asked for a part when that is opened, under the same policy', async () => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext();
      await context.addInitScript(`localStorage.setItem('stackhand', '{"name":"Ana","language":"en"}')`);
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      for (const part of ['new', 'sites', `run/${scene.runId}/timeline`, `run/${scene.runId}/plan`]) {
        await page.goto(`${scene.url}/#/${part}`);
        await page.locator('h1').waitFor();
        // What the browser kept is asked for anew, and has not changed.
        await page.reload();
        await page.locator('h1').waitFor();
        expect(await page.getByText('This page broke').count()).toBe(0);
      }
      expect(said).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('reads the run no second time where nothing new has happened, however many events an answer was', async () => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext();
      await context.addInitScript(`localStorage.setItem('stackhand', '{"name":"Ana","language":"en"}')`);
      const page = await context.newPage();
      const read: Promise<RunView>[] = [];
      const keep = (response: Response): void => {
        if (response.url().endsWith(`/api/runs/${scene.runId}`)) read.push(response.json() as Promise<RunView>);
      };
      page.on('response', keep);
      await page.goto(`${scene.url}/#/run/${scene.runId}`);
      await page.locator('.lamp', { hasText: '●' }).waitFor();
      // Each question is on the screen before it is answered, so each was read.
      for (let answered = 0; answered < 6; ) {
        const [prompt] = (await scene.client.run(scene.runId)).prompts;
        if (prompt === undefined) continue;
        await page.getByRole('heading', { level: 1, name: prompt.words.title }).waitFor();
        const answer = await scene.operator.respond(prompt);
        if (answer === undefined) throw new Error(`Nobody can answer: ${prompt.words.title}`);
        await scene.client.answer(scene.runId, { promptId: prompt.promptId, revision: prompt.revision, answer });
        answered += 1;
      }
      // The last answer is read too, as the browser closes or before: of that one nothing is asked.
      page.off('response', keep);
      const seqs = (await Promise.all(read)).map(({ seq }) => seq);
      expect(seqs.length).toBeGreaterThan(5);
      expect(new Set(seqs).size).toBe(seqs.length);
    } finally {
      await browser.close();
    }
  });

  it('speaks the kept language from its first word on', async () => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext();
      await context.addInitScript(`localStorage.setItem('stackhand', '{"name":"Ana","language":"es"}');
        new MutationObserver(() => { globalThis.firstWords ??= document.querySelector('#app')?.innerText || undefined; })
          .observe(document, { childList: true, subtree: true });`);
      const page = await context.newPage();
      await page.goto(`${scene.url}/#/run/${scene.runId}`);
      await page.locator('#prompt-title').waitFor();
      expect(await page.evaluate('globalThis.firstWords')).not.toContain('Reading from the service');
      expect(await page.getByRole('button', { name: 'PELIGRO' }).count()).toBe(1);
    } finally {
      await browser.close();
    }
  });
});

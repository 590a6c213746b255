// Writes a picture of every kind of screen at three sizes, from a real run: `npm run screens`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, type ScreenName, SCREENS } from './support/browser';
import { drive } from './support/drive';
import { PageHands } from './support/page-hands';
import { openScene } from './support/scene';

const FOLDER = path.resolve(__dirname, '../../docs/screens');
const SIZES = Object.keys(SCREENS) as ScreenName[];
const seen: string[] = [];

/** Of the questions one of each kind is enough, and those with a drawing of their own. */
const QUESTIONS: ReadonlySet<string> = new Set([
  ...['choice-switch-on', 'choice-tell-customer', 'code-read-code', 'confirm-confirm-right-site', 'confirm-move-bank'],
  ...['count-pull-links', 'number-read-breaker-side', 'photo-photograph', 'switches-tap-bank', 'text-identify-stack'],
  ...['version-read-version', 'wait', 'hands-off', 'hold', 'act'],
]);

async function shoot(page: Page, screen: string): Promise<void> {
  seen.push(screen);
  for (const size of SIZES) {
    await page.setViewportSize(SCREENS[size]);
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await page.screenshot({ path: path.join(FOLDER, `${screen}-${size}.png`) });
  }
  await page.setViewportSize(SCREENS.phone);
}

function index(): string {
  const head = `# Screens\n\nWritten by \`npm run screens\` from a run at the virtual plant: ${SIZES.map((size) => `${size} ${SCREENS[size].width}x${SCREENS[size].height}`).join(', ')}.\n\n`;
  const row = (screen: string) =>
    `| ${screen} | ${SIZES.map((size) => `[${size}](${screen}-${size}.png)`).join(' | ')} |`;
  return `${head}| screen | ${SIZES.join(' | ')} |\n|---|---|---|---|\n${seen.map(row).join('\n')}\n`;
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const file of readdirSync(FOLDER)) rmSync(path.join(FOLDER, file));
  const scene = await openScene({ stacks: 2 });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: SCREENS.phone, locale: 'en-GB', reducedMotion: 'reduce' });
  const hands = new PageHands(page);
  await page.goto(scene.url);
  await page.getByLabel('Your name').waitFor();
  await shoot(page, 'name');
  await hands.open(scene.url, scene.runId);
  await page.getByRole('button', { name: 'Start the job' }).waitFor();
  await shoot(page, 'planned');
  await hands.tap('Start the job');
  let answers = 0;
  await drive(scene, page, hands, {
    seen: async (screen, { prompts: [prompt] }) => {
      if (!QUESTIONS.has(screen)) return;
      if (prompt !== undefined) await page.getByRole('heading', { level: 1, name: prompt.words.title }).waitFor();
      await shoot(page, screen);
    },
    instead: async () => {
      answers += 1;
      if (answers === 20) return besides(page, hands, scene.url, scene.runId);
      return answers === 30 ? danger(page, hands, scene) : false;
    },
  });
  await page.getByRole('heading', { level: 1, name: 'The job has ended' }).waitFor();
  await shoot(page, 'ended');
  await parts(page, scene.url, scene.runId, ['timeline', 'plan', 'report']);
  await practise(page, scene.url);
  writeFileSync(path.join(FOLDER, 'README.md'), index());
  await browser.close();
  await scene.close();
}

async function parts(page: Page, url: string, runId: string, which: readonly string[]): Promise<void> {
  for (const part of which) {
    await page.goto(`${url}/#/run/${runId}/${part}`);
    await page.waitForTimeout(1000);
    await shoot(page, part);
  }
}

/** What lies beside the step. */
async function besides(page: Page, hands: PageHands, url: string, runId: string): Promise<boolean> {
  await hands.tap('I must leave');
  await shoot(page, 'leave');
  await hands.tap('Go on working');
  await parts(page, url, runId, ['stacks']);
  for (const place of ['', 'settings', 'new']) {
    await page.goto(`${url}/#/${place}`);
    await page.waitForTimeout(500);
    await shoot(page, place === '' ? 'home' : place);
  }
  await page.goto(`${url}/#/run/${runId}`);
  return false;
}

/** The virtual plant of the service itself, beside the step. */
async function practise(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/#/`);
  await page.getByRole('button', { name: 'Practise' }).first().click();
  await page.getByRole('button', { name: 'Start practising' }).click();
  await page.getByRole('button', { name: 'Plant' }).click();
  await page.waitForTimeout(1000);
  await shoot(page, 'training');
}

async function danger(page: Page, hands: PageHands, scene: Awaited<ReturnType<typeof openScene>>): Promise<boolean> {
  await hands.tap(/^⚠? ?DANGER/);
  await page.locator('#danger-title').waitFor();
  await shoot(page, 'danger');
  await hands.leaveHold(await scene.client.run(scene.runId), 'danger-over', 'Somebody looked: dust on a heater.');
  await page.locator('#danger-title').waitFor({ state: 'detached' });
  return true;
}

void main();

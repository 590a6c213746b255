import { openBrowser, SCREENS } from './support/browser';
import { PageHands } from './support/page-hands';
import { openScene } from './support/scene';

jest.setTimeout(120_000);

test('while a note is written, danger and leave stay in front, and nothing of the note lies behind them', async () => {
  const scene = await openScene({ stacks: 2 });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: SCREENS.phone, locale: 'en-GB' });
  await scene.client.start(scene.runId);
  await new PageHands(page).open(scene.url, scene.runId);
  await page.getByRole('button', { name: 'Add a photo or a note' }).first().click();
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
  await close.scrollIntoViewIfNeeded();
  const end = await close.boundingBox();
  const danger = await page.getByRole('button', { name: 'DANGER' }).boundingBox();
  if (end === null || danger === null) throw new Error('One of them is not on the screen.');
  expect(end.y + end.height).toBeLessThanOrEqual(danger.y);
  await page.getByRole('button', { name: 'DANGER' }).click({ timeout: 10_000 });
  await page.getByRole('heading', { level: 1, name: /danger/i }).waitFor({ timeout: 10_000 });
  expect((await scene.client.run(scene.runId)).danger).not.toBeNull();
  await browser.close();
  await scene.close();
});

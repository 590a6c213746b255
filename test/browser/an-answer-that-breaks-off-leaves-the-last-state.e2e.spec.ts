import { openBrowser, SCREENS } from './support/browser';
import { PageHands } from './support/page-hands';
import { openScene } from './support/scene';

jest.setTimeout(120_000);

test('an answer that breaks off in its midst leaves the step on the screen', async () => {
  const scene = await openScene({ stacks: 2, pace: 1, training: false });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: SCREENS.phone, locale: 'en-GB' });
  await scene.client.start(scene.runId);
  await new PageHands(page).open(scene.url, scene.runId);
  const step = page.locator('#prompt-title');
  await step.waitFor();
  const title = await step.innerText();
  let broken = 0;
  await page.route(`**/api/runs/${scene.runId}`, (route) => {
    broken += 1;
    return route.fulfill({ status: 200, contentType: 'application/json', body: '{"runId":"run-' });
  });
  await scene.client.note(scene.runId, 'something moved');
  for (let looks = 0; broken === 0 && looks < 100; looks += 1) await page.waitForTimeout(100);
  await page.waitForTimeout(300);
  expect(broken).toBeGreaterThan(0);
  expect(await step.innerText({ timeout: 10_000 })).toBe(title);
  await browser.close();
  await scene.close();
});

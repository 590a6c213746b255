import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { PromptView } from '../../../src/operator-api/client';

const LOOK_EVERY_MS = 50;
const MOST_LOOKS = 200;

/** Where the page asks exactly this: two stacks, or two looks at one, are asked in the same words. */
export const asking = (page: Page, { promptId }: PromptView): Locator =>
  page.locator(`[data-asked=${JSON.stringify(promptId)}]`);

/**
 * Where more than one step is open the person takes this one by its tag; the others may close meanwhile, then it stands there by itself.
 * False: it is not asked any more.
 */
export async function turnTo(page: Page, prompt: PromptView, isAsked: () => Promise<boolean>): Promise<boolean> {
  const { title } = prompt.words;
  const tag = page.getByRole('button', { name: `${prompt.stack ?? ''}: ${title}` });
  for (let look = 0; !(await asking(page, prompt).isVisible()); look += 1) {
    if (look === MOST_LOOKS) throw new Error(`The page never asks: ${title}`);
    if (!(await isAsked())) return false;
    if (await tag.isVisible()) await tag.click({ timeout: 1000 }).catch(() => undefined);
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

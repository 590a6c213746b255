import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SCREENS } from '../../test/browser/support/browser';

const LOOK_EVERY_MS = 10;

/** A heading as the frame that drew it had it: wall time of this machine, and milliseconds since the page was asked for. */
export interface Heading {
  readonly text: string;
  readonly at: number;
  readonly since: number;
}

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every heading of a step that was drawn, in order. */
  readonly headings: readonly Heading[];
}

/** Runs in the page before anything of it. */
const WATCH = `
  let last;
  new MutationObserver(() => {
    const heading = document.querySelector('#prompt-title');
    if (heading === last) return;
    last = heading;
    if (heading !== null) requestAnimationFrame(() =>
      globalThis.headingDrawn({ text: heading.textContent.trim(), at: Date.now(), since: performance.now() }));
  }).observe(document, { childList: true, subtree: true });
  if (location.protocol === 'http:' && localStorage.getItem('stackhand') === null)
    localStorage.setItem('stackhand', '{"name":"Ana"}');
`;

/** A phone that has never been here, whose owner has given a name; it notes when the heading of a step is drawn. */
export async function watchedPage(browser: Browser): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: SCREENS.phone, locale: 'en-GB', hasTouch: true });
  const headings: Heading[] = [];
  await context.exposeFunction('headingDrawn', (heading: Heading) => void headings.push(heading));
  await context.addInitScript({ content: WATCH });
  return { page: await context.newPage(), context, headings };
}

/** The first heading with these words that was drawn at or after this moment; undefined where none came in time. */
export async function headingOf(
  { headings }: WatchedPage,
  words: string,
  from = 0,
  patienceMs = 20_000,
): Promise<Heading | undefined> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(LOOK_EVERY_MS)) {
    const found = headings.find(({ text, at }) => text === words && at >= from);
    if (found !== undefined) return found;
  }
  return undefined;
}

import type { Browser, Page } from 'playwright-core';
import { axeFinds } from './axe';
import { SCREENS } from './browser';
import { mustScroll, smallTargets } from './fit';

/** What a phone is found to do wrong, on every screen that is looked at. */
export class CloseLook {
  readonly screens: string[] = [];
  readonly errors: string[] = [];
  readonly scroll: string[] = [];
  readonly small: string[] = [];
  readonly axe: string[] = [];

  /** `read`: screens that are read more than done; they may be longer than a phone, never wider. */
  constructor(private readonly read: RegExp) {}

  async phone(browser: Browser): Promise<Page> {
    const page = await browser.newPage({ viewport: SCREENS.phone, locale: 'en-GB', hasTouch: true });
    page.on('pageerror', ({ message }) => this.errors.push(message));
    return page;
  }

  async at(page: Page, screen: string): Promise<void> {
    this.screens.push(screen);
    const scroll = await mustScroll(page);
    this.scroll.push(
      ...scroll.filter((how) => how.startsWith('across') || !this.read.test(screen)).map((how) => `${screen} ${how}`),
    );
    this.small.push(...(await smallTargets(page)).map((target) => `${screen}: ${target}`));
    this.axe.push(...(await axeFinds(page, screen)));
  }
}

/** The tests that say so, after the one that looked. */
export function nothingIsFound(by: CloseLook): void {
  it('nothing breaks in the page', () => expect(by.errors).toEqual([]));
  it('nothing is to be scrolled for on a phone', () => expect(by.scroll).toEqual([]));
  it('a glove finds every target', () => expect([...new Set(by.small)]).toEqual([]));
  it('axe finds nothing in any look', () => expect(by.axe).toEqual([]));
}

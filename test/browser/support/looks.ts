import type { Page } from 'playwright-core';

/** Every look that a person can choose, and the dark one of the device itself. */
export const LOOKS = ['light', 'device-dark', 'dark', 'sun', 'contrast'] as const;
export type Look = (typeof LOOKS)[number];

/** Dresses the page as the settings would, without leaving it. */
export async function wear(page: Page, look: Look): Promise<void> {
  const theme = look === 'device-dark' ? 'auto' : look;
  await page.emulateMedia({ colorScheme: look === 'device-dark' ? 'dark' : 'light' });
  await page.evaluate(`document.documentElement.dataset.theme = ${JSON.stringify(theme)}`);
}

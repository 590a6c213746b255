import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Sizes of the screens that people hold: a five-inch phone, a tablet, a laptop. CSS pixels. */
export const SCREENS = {
  phone: { width: 360, height: 740 },
  tablet: { width: 820, height: 1180 },
  laptop: { width: 1440, height: 900 },
} as const;
export type ScreenName = keyof typeof SCREENS;

/** A browser of this machine that looks for nothing outside. */
export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? CHROMIUM.find((file) => existsSync(file));
  if (executablePath === undefined)
    throw new Error('No Chromium here: apt-get install chromium, or name it in CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      ...more,
    ],
  });
}

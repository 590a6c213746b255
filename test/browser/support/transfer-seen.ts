import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { ui } from '../../../src/words/en/ui';

const LOOK_EVERY_MS = 100;
const MOST_LOOKS = 200;
const PACE = new RegExp(`${ui['ui.now.rate'].replace('{rate}', '[1-9][\\d,]*')} · \\d+:\\d\\d to \\d+:\\d\\d left`);

/** A transfer as a screen shows it. */
export class TransferSeen {
  constructor(private readonly page: Page) {}

  line(): Locator {
    return this.page.getByText(/^[\d,]+ of [\d,]+ bytes$/);
  }

  async bytes(): Promise<number> {
    const [done = ''] = (await this.line().innerText()).split(' ');
    return Number(done.replaceAll(',', ''));
  }

  async moreThan(bytes: number): Promise<void> {
    for (let look = 0; (await this.bytes()) <= bytes; look += 1) {
      if (look === MOST_LOOKS) throw new Error(`The screen never shows more than ${bytes} bytes.`);
      await pause(LOOK_EVERY_MS);
    }
  }

  /** Two figures at least, and none of them nothing. */
  async rateAndTimeLeft(): Promise<void> {
    let shown = '';
    for (let look = 0; !PACE.test(shown); look += 1) {
      if (look === MOST_LOOKS) throw new Error(`No rate and no time left: ${shown}`);
      await pause(LOOK_EVERY_MS);
      shown = await this.page.locator('main').innerText();
    }
  }
}

import type { Page } from 'playwright-core';
import type { Answer, HoldOffer, PromptView, RunView } from '../../../src/operator-api/client';
import type { Hands } from './drive';
import { asking } from './turn-to';

/** A person at the page: does there what the answer says, by the same buttons. Counts the taps. */
export class PageHands implements Hands {
  taps = 0;
  typed = 0;

  constructor(private readonly page: Page) {}

  /** Names the person and opens the run. */
  open(url: string, runId: string, name = 'Ana'): Promise<void> {
    return this.openAt(`${url}/#/run/${runId}`, name);
  }

  async openAt(address: string, name = 'Ana'): Promise<void> {
    await this.page.goto(address);
    const asked = this.page.getByLabel('Your name');
    if (await asked.isVisible().catch(() => false)) {
      await asked.fill(name);
      await this.tap('Go on');
    }
  }

  async tap(name: string | RegExp): Promise<void> {
    this.taps += 1;
    await this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  /** Waits until the page asks this prompt, and answers it there. */
  async enter(prompt: PromptView, answer: Answer): Promise<void> {
    await asking(this.page, prompt).waitFor();
    const tell = this.page.getByRole('button', { name: 'Something changed: tell it' });
    if (prompt.handsOff !== null && prompt.kind !== 'choice' && (await tell.isVisible()))
      await this.tap('Something changed: tell it');
    await this.give(prompt, answer);
  }

  async leaveHold(view: RunView, offer: HoldOffer, words: string): Promise<void> {
    await this.page.getByLabel('What did you look at or change?').fill(words);
    const title = view.hold?.offers.find(({ id }) => id === offer)?.words.title ?? offer;
    await this.tap(new RegExp(`^${escaped(title)}`));
  }

  private async give(prompt: PromptView, answer: Answer): Promise<void> {
    switch (answer.kind) {
      case 'confirm':
        return this.tap((answer.button === 'done' ? prompt.words.done : prompt.words.notDone) ?? '');
      case 'choice': {
        const option = prompt.options.find(({ id }) => id === answer.option);
        return this.tap(new RegExp(`^${escaped(option?.words.title ?? answer.option)}`));
      }
      case 'switches':
        return this.tapBank(prompt, answer.positions);
      case 'code':
        return answer.text === 'none' ? this.tap('Nothing (none)') : this.keys(answer.text);
      case 'version':
        for (const text of answer.texts) await this.keys(text);
        return undefined;
      case 'number':
        if (answer.meter !== undefined) await this.page.getByLabel('Which meter?').fill(answer.meter);
        return this.keys(String(answer.value));
      case 'count':
        return this.keys(String(answer.value));
      case 'photo':
        return this.photo(prompt);
      case 'text':
        await this.page.getByRole('textbox', { name: prompt.words.title }).fill(answer.text);
        this.typed += 1;
        return this.tap(prompt.words.done ?? 'Send');
      case 'cannot-see':
        return this.tap('I can’t see it');
    }
  }

  private async tapBank(prompt: PromptView, positions: readonly string[]): Promise<void> {
    // Nobody published how many switches this bank has: they are counted first.
    if (prompt.bank?.width === 0) await this.tap(String(positions.length));
    for (const [place, position] of positions.entries()) {
      const side = position === 'up' ? 'UP' : 'DOWN';
      const rest = positions.slice(place);
      if (place > 0 && rest.length > 1 && rest.every((other) => other === position)) {
        await this.tap(new RegExp(`The rest: ${side}$`));
        break;
      }
      await this.tap(new RegExp(`^\\S ${side}$`));
    }
    await this.tap('It stands like this');
  }

  private async keys(text: string): Promise<void> {
    this.typed += 1;
    for (const key of text) await this.tap(key === '-' ? 'Minus' : key);
    await this.tap('Send');
  }

  private async photo(prompt: PromptView): Promise<void> {
    this.taps += 1;
    // Another picture each time: the service keeps bytes once, under their digest.
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const buffer = Buffer.concat([png, Buffer.from(prompt.promptId)]);
    await this.page.locator('#camera').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer });
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

import type { Page } from 'playwright-core';
import type { Answer, HoldOffer, PromptView, RunView } from '../../../src/operator-api/client';
import type { Hands } from './drive';
import { asking } from './turn-to';

/** More tabs than any screen has stops. */
const MOST_STOPS = 60;
const FIELDS: ReadonlySet<string> = new Set(['INPUT', 'TEXTAREA']);
const FOCUS = `(() => {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const seen = inside && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  return { tag: at.tagName, name: (at.getAttribute('aria-label') ?? at.innerText ?? '').trim(), id: at.id, label: at.labels?.[0]?.innerText ?? '', seen };
})()`;

interface Focus {
  readonly tag: string;
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly seen: boolean;
}

/** A person with a keyboard alone. `unseen` are the stops where nobody could see where the focus is. */
export class KeyHands implements Hands {
  readonly unseen = new Set<string>();

  constructor(private readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Tabs on until the focus is at what is wanted. */
  async tabTo(wanted: (at: Focus) => boolean, what: string): Promise<void> {
    const met: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const at = await this.page.evaluate<Focus>(FOCUS);
      if (wanted(at)) return;
      met.push(`${at.tag} ${at.name.split('\n')[0]}`);
      await this.press('Tab');
      const next = await this.page.evaluate<Focus>(FOCUS);
      if (next.tag !== 'BODY' && !next.seen) this.unseen.add(`${next.tag} ${next.name}`);
    }
    throw new Error(`No tab leads to ${what}, but to ${met.join(', ')}.`);
  }

  /** What Tab meets from here on to the end of the page. */
  async stopsToTheEnd(): Promise<string[]> {
    const stops: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.press('Tab');
      const at = await this.page.evaluate<Focus>(FOCUS);
      if (at.tag === 'BODY') return stops;
      stops.push(at.name.split('\n')[0] ?? '');
    }
    throw new Error('Tab never comes to the end of the page.');
  }

  async button(name: string): Promise<void> {
    await this.tabTo((at) => at.tag === 'BUTTON' && at.name.startsWith(name), name);
    await this.press('Enter');
  }

  async field(label: string, text: string): Promise<void> {
    await this.tabTo((at) => [at.label, at.name].includes(label) && FIELDS.has(at.tag), label);
    await this.page.keyboard.type(text);
  }

  async enter(prompt: PromptView, answer: Answer): Promise<void> {
    await asking(this.page, prompt).waitFor();
    const tell = this.page.getByRole('button', { name: 'Something changed: tell it' });
    if (prompt.handsOff !== null && (await tell.isVisible())) await this.button('Something changed: tell it');
    await this.give(prompt, answer);
  }

  async leaveHold(view: RunView, offer: HoldOffer, words: string): Promise<void> {
    await this.field('What did you look at or change?', words);
    await this.button(view.hold?.offers.find(({ id }) => id === offer)?.words.title ?? offer);
  }

  private async give(prompt: PromptView, answer: Answer): Promise<void> {
    switch (answer.kind) {
      case 'confirm':
        // The heading has the focus: the keys of a remote and of a keyboard stand for the one large button.
        return answer.button === 'done' ? this.press('Space') : this.button(prompt.words.notDone ?? '');
      case 'choice':
        return this.button(prompt.options.find(({ id }) => id === answer.option)?.words.title ?? '');
      case 'switches':
        if (prompt.bank?.width === 0) await this.button(String(answer.positions.length));
        return this.bank(answer.positions);
      case 'code':
        return answer.text === 'none' ? this.button('Nothing (none)') : this.type(answer.text);
      case 'version':
        for (const text of answer.texts) await this.type(text);
        return undefined;
      case 'number':
        if (answer.meter !== undefined && (await this.meterIsEmpty()))
          await this.field('Which meter? Its name or number', answer.meter);
        await this.press('Shift+Tab');
        return this.type(String(answer.value));
      case 'count':
        return this.type(String(answer.value));
      case 'photo':
        return this.photo(prompt);
      case 'text':
        await this.field(prompt.words.title, answer.text);
        return this.press('Enter');
      case 'cannot-see':
        return this.button('I can’t see it');
    }
  }

  /** Each switch by its number, and those at the end that stand alike at once. A bank that is asked once more while it is told begins anew, and so does the person. */
  private async bank(positions: readonly string[]): Promise<void> {
    const all = this.page.getByRole('button', { name: 'It stands like this' });
    for (let tries = 0; tries < 3; tries += 1) {
      const last = positions.at(-1);
      const alike = positions.length - (positions.findLastIndex((position) => position !== last) + 1);
      const [single, rest] = alike > 1 && alike < positions.length ? [positions.slice(0, -alike), last] : [positions];
      for (const [place, position] of single.entries()) {
        await this.press(String(place + 1));
        await this.press(arrowOf(position));
      }
      if (rest !== undefined) await this.press(`Shift+${arrowOf(rest)}`);
      if (await all.isEnabled()) break;
    }
    return this.button('It stands like this');
  }

  private async meterIsEmpty(): Promise<boolean> {
    return (await this.page.locator('#meter').inputValue()) === '';
  }

  private async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.button('Send');
  }

  private async photo(prompt: PromptView): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Take the photo');
    const buffer = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(prompt.promptId)]);
    await (await chooser).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer });
  }
}

const arrowOf = (position: string): string => (position === 'up' ? 'ArrowUp' : 'ArrowDown');

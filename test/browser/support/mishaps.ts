import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page, Request } from 'playwright-core';
import type { Answer, PromptView } from '../../../src/operator-api/client';
import type { Cable } from './cable';
import { ui } from '../../../src/words/en/ui';
import { movedOn } from './drive';
import type { PageHands } from './page-hands';
import type { Scene } from './scene';

/** Where it happens: the phone `page` reaches the service by the cable, the `second` screen has a way of its own. */
interface Stage {
  readonly scene: Scene;
  readonly cable: Cable;
  readonly page: Page;
  readonly second: Page;
  readonly hands: PageHands;
  /** An answer that does not fit, given once at a step of this name. */
  readonly wrong: { readonly what: string; readonly step: string; readonly answer: Answer };
  /** After how many answers; what is left out, the test lets happen itself. */
  readonly after: { readonly leave?: number; readonly danger?: number; readonly killedService?: number };
  /** Looks closely at a screen that shows now. */
  looked(screen: string): Promise<void>;
}

/** What goes wrong or is interrupted on the way, each once; every one of them leaves `true` where the answer was not given. */
export class Mishaps {
  readonly done: string[] = [];
  /** Keys of the answers that left the page, by prompt, in order. */
  private readonly sent = new Map<string, string[]>();
  /** Steps that were asked again with a reason. */
  readonly askedAgain = new Set<string>();
  private answers = 0;
  /** Banks that stand as a drawing wanted them: what is tapped there is compared. */
  private readonly moved = new Set<string>();

  constructor(private readonly at: Stage) {
    at.page.on('request', (request) => this.note(request));
  }

  async instead(prompt: PromptView, answer: Answer): Promise<boolean> {
    this.answers += 1;
    await this.told(prompt);
    if (prompt.step === 'move-bank') this.moved.add(`${prompt.stack} ${prompt.drawing?.bank}`);
    if (
      answer.kind === 'switches' &&
      this.moved.has(`${prompt.stack} ${prompt.bank?.id}`) &&
      this.once('a wrong switch')
    )
      return this.wrong(prompt, { kind: 'switches', positions: turnedLast(answer.positions) });
    const { wrong, after } = this.at;
    if (prompt.step === wrong.step && this.once(wrong.what)) return this.wrong(prompt, wrong.answer);
    if (this.isDue('leave', after.leave)) await this.leave(prompt.words.title);
    if (this.isDue('danger', after.danger)) return this.danger();
    if (prompt.kind === 'confirm' && this.answers >= 30 && this.once('a lost link')) await this.lostLink(prompt);
    else if (prompt.kind === 'confirm' && this.answers >= 30 && this.once('a lost reply'))
      return this.lostReply(prompt);
    if (this.isDue('a killed service', after.killedService)) await this.killedService(prompt.words.title);
    if (this.answers % 40 === 5) await this.sameOnTheSecond(prompt.words.title);
    return false;
  }

  private isDue(what: string, after = Number.POSITIVE_INFINITY): boolean {
    return this.answers >= after && !this.done.includes(what);
  }

  /** In the midst of a flash the page is loaded anew, and shows the same. */
  async reload(title: string, time: Locator): Promise<void> {
    this.once('a reload in a flash');
    await this.at.page.reload();
    await this.at.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await time.waitFor();
  }

  /** What did not fit is asked again, and says what it means, never what was wanted. */
  private async told({ because, step, stack }: PromptView): Promise<void> {
    if (because === null || this.askedAgain.has(step)) return;
    this.askedAgain.add(step);
    await this.at.page.getByText(because.title).first().waitFor();
    // What was refused beside it stands there too, and takes its room.
    const refused = await this.at.page.locator('.refused').isVisible();
    await this.at.looked(`${refused ? 'refused' : 'asked-again'}-${step}-${stack}`);
  }

  private once(what: string): boolean {
    if (this.done.includes(what)) return false;
    this.done.push(what);
    return true;
  }

  private async wrong(prompt: PromptView, answer: Answer): Promise<boolean> {
    const before = await this.at.scene.client.run(this.at.scene.runId);
    await this.at.hands.enter(prompt, answer);
    await movedOn(this.at.scene, before);
    return true;
  }

  /** Where one may stop, and back to what is shown. */
  async leave(title: string): Promise<void> {
    this.once('leave');
    const { leave } = await this.at.scene.client.run(this.at.scene.runId);
    await this.at.hands.tap('I must leave');
    await this.at.page.getByRole('heading', { level: 1, name: 'Where you may leave it' }).waitFor();
    await this.at.page
      .getByText(leave?.card.title ?? 'no card')
      .first()
      .waitFor();
    await this.at.looked('leave');
    await this.at.hands.tap('Go on working');
    await this.at.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** One tap; the card; on the other screen too; and on again when somebody looked. */
  async danger(): Promise<boolean> {
    this.once('danger');
    await this.at.hands.tap(/^⚠? ?DANGER/);
    await this.at.page.locator('#danger-title').waitFor();
    await this.at.second.locator('#danger-title').waitFor();
    const held = await this.at.scene.client.run(this.at.scene.runId);
    await this.at.page.getByRole('heading', { name: held.danger?.card.title ?? 'no card' }).waitFor();
    await this.at.looked('danger');
    await this.at.hands.leaveHold(held, 'danger-over', 'The fire service looked: only dust on a heater.');
    await this.at.page.locator('#danger-title').waitFor({ state: 'detached' });
    return true;
  }

  /** It says so, keeps what it knows marked as old, lets nothing be sent, and comes back by itself. */
  private async lostLink(prompt: PromptView): Promise<void> {
    this.at.cable.cut();
    await this.at.page.getByText(LOST).waitFor();
    await this.at.page.getByRole('heading', { level: 1, name: prompt.words.title }).waitFor();
    if (await this.at.page.getByRole('button', { name: prompt.words.done ?? '', exact: true }).isEnabled())
      throw new Error('What is old can be answered.');
    await this.at.looked('lost');
    this.at.cable.mend();
    await this.at.page.getByText(LOST).waitFor({ state: 'detached' });
  }

  /** The service has taken the answer, and its reply is lost on the way: the page sends the same key again. */
  private async lostReply(prompt: PromptView): Promise<boolean> {
    const before = await this.at.scene.client.run(this.at.scene.runId);
    let lost = false;
    await this.at.page.route('**/answers', async (route) => {
      if (lost) return route.continue();
      lost = true;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await this.at.hands.tap(prompt.words.done ?? '');
    await movedOn(this.at.scene, before);
    for (let look = 0; (this.sent.get(prompt.promptId) ?? []).length < 2; look += 1) {
      if (look === 200) throw new Error('What nobody answered was not sent again.');
      await pause(50);
    }
    await this.at.page.unroute('**/answers');
    return true;
  }

  /** What was known stays there, and goes on by itself once the service is back. */
  async killedService(title: string): Promise<void> {
    this.once('a killed service');
    const back = this.at.scene.restart();
    await this.at.page.getByText(LOST).waitFor();
    await this.at.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await back;
    await this.at.page.getByText(LOST).waitFor({ state: 'detached' });
  }

  async sameOnTheSecond(title: string): Promise<void> {
    this.once('a second screen');
    await this.at.second.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** A key is an answer: it stands in the journal once, however often it was sent. */
  async expectEachAnswerOnce(): Promise<void> {
    const events = (await this.at.scene.client.exportJournal())
      .split('\n')
      .filter((line) => /"answer\.(given|refused)"/.test(line));
    for (const [promptId, keys] of this.sent)
      expect(events.filter((line) => line.includes(promptId)).length).toBeLessThanOrEqual(new Set(keys).size);
  }

  private note(request: Request): void {
    if (request.method() !== 'POST' || !request.url().endsWith('/answers')) return;
    const { promptId } = request.postDataJSON() as { promptId: string };
    const key = request.headers()['idempotency-key'] ?? '';
    this.sent.set(promptId, [...(this.sent.get(promptId) ?? []), key]);
  }
}

/** As far as the time of day. */
const LOST = ui['ui.link.lost'].split('.')[0] ?? '';

const turnedLast = (positions: readonly ('up' | 'down' | 'not-told')[]) =>
  positions.map((position, place) => (place < positions.length - 1 ? position : position === 'up' ? 'down' : 'up'));

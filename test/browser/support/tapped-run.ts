import type { Page } from 'playwright-core';
import { ScriptedOperator } from '../../../src/app/demo/scripted-operator';
import type { Answer, PromptView, RunView } from '../../../src/operator-api/client';
import { createClient } from '../../../src/operator-api/client';
import { SystemClock } from '../../../src/kernel';
import { enterUnlessGone } from './drive';
import { PageHands } from './page-hands';
import { PanelHands } from './panel-hands';
import { turnTo } from './turn-to';

const clock = new SystemClock('test');
const soon = (): Promise<void> => new Promise((resolve) => void clock.after(40, resolve));

/** Plays the run that the page shows to its end, or to a hold: answers at the page, acts at the plant beside it, nothing but taps. */
export class TappedRun {
  readonly hands: PageHands;
  readonly panel: PanelHands;

  constructor(
    private readonly page: Page,
    private readonly url: string,
    siteId: string,
    pace: number,
  ) {
    page.setDefaultTimeout(10_000);
    this.hands = new PageHands(page);
    this.panel = new PanelHands(page, `${url}/api/training/${siteId}`, pace);
  }

  async play(runId: string): Promise<RunView> {
    const client = createClient(this.url, 'Ana');
    const operator = new ScriptedOperator(
      this.panel,
      async (bytes, mediaType) => (await client.keepFile(bytes, mediaType)).digest,
    );
    for (;;) {
      const view = await client.run(runId);
      if (view.status === 'ended' || view.hold !== null) return view;
      const [prompt] = view.prompts;
      const answer = prompt === undefined ? undefined : await operator.respond(prompt);
      if (prompt === undefined || answer === undefined) await soon();
      else {
        const isOpen = async (): Promise<boolean> =>
          (await client.run(runId)).prompts.some(({ promptId }) => promptId === prompt.promptId);
        if (await turnTo(this.page, prompt, isOpen)) await enterUnlessGone(this.enter(prompt, answer), isOpen);
        while ((await isOpen()) && (await client.run(runId)).seq === view.seq) await soon();
      }
    }
  }

  private async enter(prompt: PromptView, answer: Answer): Promise<void> {
    if (answer.kind !== 'photo') return this.hands.enter(prompt, answer);
    return this.panel.photograph();
  }
}

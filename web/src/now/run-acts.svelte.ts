import type { Answer, HoldOffer, KeptFile, PromptView } from '../../../src/operator-api/client/wire-types';
import { newKey, NoLink, Refused, send, sendFile } from '../api/call';
import type { LiveRun } from '../api/live-run.svelte';

const AGAIN_MS = 1500;

/**
 * What a person does to a run. Whatever is sent keeps its key until the service has answered: a lost link is tried again, and nothing is
 * done twice. One change is under way at a time, so that two taps of one glove are one.
 */
export class RunActs {
  busy = $state(false);
  /** The service has not answered yet; it is tried again. */
  waits = $state(false);
  problems = $state<Refused['problems']>([]);

  constructor(private readonly live: LiveRun) {}

  start = (): Promise<void> => this.change('start', {});
  note = (text: string): Promise<void> => this.change('notes', { text });
  danger = (what: string): Promise<void> => this.change('danger', { what }, true);
  abort = (why: string): Promise<void> => this.change('abort', { why });

  /** Words, with a photo where there is one, to the record of a step. True once the service has it. */
  async addNote(text: string, about: string, file: File | undefined): Promise<boolean> {
    const kept = file === undefined ? undefined : await this.once(() => sendFile<KeptFile>('api/files', file));
    if (file !== undefined && kept === undefined) return false;
    const photo = kept === undefined ? {} : { photo: { digest: kept.digest, mediaType: kept.mediaType } };
    await this.change('notes', { text, about, ...photo });
    return this.problems.length === 0;
  }

  /** An answer of before, to be asked again. True once the service has taken it back. */
  async takeBack(stepId: string, why: string): Promise<boolean> {
    await this.change('corrections', { stepId, why });
    return this.problems.length === 0;
  }

  answer(prompt: PromptView, answer: Answer): Promise<void> {
    return this.change('answers', { promptId: prompt.promptId, revision: prompt.revision, answer });
  }

  choose(promptId: string, offer: HoldOffer, words: string): Promise<void> {
    return this.change('hold', { promptId, offer, words });
  }

  async photo(prompt: PromptView, file: File): Promise<void> {
    const kept = await this.once(() => sendFile<KeptFile>('api/files', file));
    if (kept !== undefined)
      await this.answer(prompt, { kind: 'photo', digest: kept.digest, mediaType: kept.mediaType });
  }

  /** `urgent` goes out beside whatever is under way: danger waits for nothing. */
  private async change(what: string, body: object, urgent = false): Promise<void> {
    if (this.busy && !urgent) return;
    const key = newKey();
    await this.once(() => send(`api/runs/${this.live.runId}/${what}`, body, key));
    await this.live.refresh();
  }

  private async once<Reply>(work: () => Promise<Reply>): Promise<Reply | undefined> {
    this.busy = true;
    this.problems = [];
    try {
      for (;;) {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof NoLink)) throw error;
          this.waits = true;
          this.live.lost();
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        }
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.problems = error.problems;
      return undefined;
    } finally {
      this.busy = false;
      this.waits = false;
    }
  }
}

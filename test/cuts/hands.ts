import { isDeepStrictEqual } from 'node:util';
import {
  type Answer,
  createClient,
  type HoldOffer,
  isConnectionLost,
  type RunView,
  type RunWish,
  ServiceRefusal,
  type StackhandClient,
} from '../../src/operator-api/client';

/** The patience of a person who sees "the link is lost": asked again until the service is there. */
const PAUSES_MS = Array.from({ length: 2000 }, () => 50);

type Accepted = Awaited<ReturnType<StackhandClient['start']>>;
type Command = (key: string) => Promise<Accepted>;

/** What a person does at the service, with everything that was acknowledged remembered. */
export class Hands {
  readonly acknowledged: Accepted[] = [];
  readonly client: StackhandClient;
  private last: { readonly command: Command; readonly key: string; readonly accepted: Accepted } | undefined;

  constructor(url: string) {
    this.client = createClient(url, 'Ana', { pausesMs: PAUSES_MS });
  }

  createRun(wish: RunWish): Promise<Accepted> {
    return this.give((key) => this.client.createRun(wish, key));
  }

  start(runId: string): Promise<Accepted> {
    return this.give((key) => this.client.start(runId, key));
  }

  answer(runId: string, given: { promptId: string; revision: number; answer: Answer }): Promise<unknown> {
    return unlessMovedOn(this.give((key) => this.client.answer(runId, given, key)));
  }

  choose(runId: string, given: { promptId: string; offer: HoldOffer; words: string }): Promise<unknown> {
    return unlessMovedOn(this.give((key) => this.client.choose(runId, given, key)));
  }

  note(runId: string, text: string): Promise<unknown> {
    return this.give((key) => this.client.note(runId, text, key));
  }

  danger(runId: string, what: string): Promise<unknown> {
    return this.give((key) => this.client.danger(runId, what, key));
  }

  abort(runId: string, why: string): Promise<unknown> {
    return this.give((key) => this.client.abort(runId, why, key));
  }

  correct(runId: string, given: { stepId: string; why: string }): Promise<unknown> {
    return this.give((key) => this.client.correct(runId, given, key));
  }

  /** Looks until somebody answers. */
  async look<T>(question: (client: StackhandClient) => Promise<T>): Promise<T> {
    for (const pauseMs of PAUSES_MS) {
      try {
        return await question(this.client);
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
    return question(this.client);
  }

  view(runId: string): Promise<RunView> {
    return this.look((client) => client.run(runId));
  }

  /** Gives the last acknowledged command again under its key: undefined, or what is wrong with the answer. */
  async repeatLast(): Promise<string | undefined> {
    if (this.last === undefined) return undefined;
    const { command, key, accepted } = this.last;
    const again = await command(key);
    if (isDeepStrictEqual(again, accepted)) return undefined;
    return `the same key got ${JSON.stringify(again)} after ${JSON.stringify(accepted)}`;
  }

  private async give(command: Command): Promise<Accepted> {
    const key = this.client.newKey();
    const accepted = await command(key);
    this.acknowledged.push(accepted);
    this.last = { command, key, accepted };
    return accepted;
  }
}

/** The question may have been asked anew meanwhile; it is looked at again then. */
async function unlessMovedOn(given: Promise<unknown>): Promise<unknown> {
  try {
    return await given;
  } catch (error) {
    if (error instanceof ServiceRefusal && error.code === 'orchestrator.prompt-closed') return undefined;
    throw error;
  }
}

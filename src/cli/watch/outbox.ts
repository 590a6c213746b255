import type { Clock } from '../../kernel';
import { isConnectionLost, type Key, type StackhandClient } from '../../operator-api/client';

export interface Sendable {
  /** Sends it once under a key; the same key is used for every repetition. */
  readonly send: (key: NonNullable<Key>) => Promise<unknown>;
  /** Called once: taken up (undefined) or refused. Never called for a broken connection, which is tried again. */
  readonly ended: (refusal?: unknown) => void;
}

const AGAIN_AFTER_MS = 1000;

/** Commands on their way, in order, each under one key until the service has answered: nothing is lost and nothing is done twice. */
export class Outbox {
  private queue: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly client: StackhandClient,
    private readonly clock: Clock,
  ) {}

  /** Behind everything that was posted before. */
  post(sendable: Sendable): Promise<void> {
    this.queue = this.queue.then(() => this.deliver(sendable));
    return this.queue;
  }

  /** At once, past everything that waits. */
  postFirst(sendable: Sendable): Promise<void> {
    return this.deliver(sendable);
  }

  /** What is not delivered yet is given up. */
  close(): void {
    this.closed = true;
  }

  private async deliver({ send, ended }: Sendable): Promise<void> {
    const key = this.client.newKey();
    while (!this.closed) {
      try {
        await send(key);
        return ended();
      } catch (error) {
        if (!isConnectionLost(error)) return ended(error);
        await new Promise<void>((resolve) => this.clock.after(AGAIN_AFTER_MS, resolve));
      }
    }
  }
}

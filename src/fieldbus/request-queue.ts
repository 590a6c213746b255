import type { Priority } from './line';

const ORDER: readonly Priority[] = ['write', 'check', 'poll'];

/** Who waits for a line: by priority, and in the order of arrival inside one. */
export class RequestQueue<T> {
  private readonly waiting: Record<Priority, T[]> = { write: [], check: [], poll: [] };

  private count = 0;

  put(priority: Priority, job: T): void {
    this.waiting[priority].push(job);
    this.count++;
  }

  take(): T | undefined {
    for (const priority of ORDER) {
      const job = this.waiting[priority].shift();
      if (job === undefined) continue;
      this.count--;
      return job;
    }
    return undefined;
  }

  /** Empties the queue. */
  takeAll(): readonly T[] {
    this.count = 0;
    return ORDER.flatMap((priority) => this.waiting[priority].splice(0));
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }
}

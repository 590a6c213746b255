// What a job counts while it runs.
import { firstValue } from './image';

const MAX_TIMES = 200_000;

/** Errors by their code where they have one, else by their first words. */
function nameOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error).slice(0, 60);
}

export class Tally {
  requests = 0;
  ok = 0;
  retried = 0;
  wrong = 0;
  lost = 0;
  readonly errors: Record<string, number> = {};
  private readonly times: number[] = [];

  /** Sends until it is answered, at most `retries` times again. Gives undefined for a request that is lost. */
  async answered<Answer>(retries: number, send: () => Promise<Answer>): Promise<Answer | undefined> {
    this.requests += 1;
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      const start = performance.now();
      try {
        const answer = await send();
        if (this.times.length < MAX_TIMES) this.times.push(performance.now() - start);
        this.ok += 1;
        return answer;
      } catch (error) {
        const name = nameOf(error);
        this.errors[name] = (this.errors[name] ?? 0) + 1;
        if (attempt < retries) this.retried += 1;
      }
    }
    this.lost += 1;
    return undefined;
  }

  /** Compares an answer with what the slave holds there. */
  compare(answer: readonly number[] | undefined, expected: readonly number[]): void {
    if (answer === undefined) return;
    const same = answer.length === expected.length && answer.every((word, index) => word === expected[index]);
    if (!same) this.wrong += 1;
  }

  /** The middle of all answer times in microseconds. */
  answerP50Us(): number {
    const sorted = this.times.sort((a, b) => a - b);
    return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 1000);
  }
}

/** The words that nobody has written yet. */
export function untouched(unit: number, address: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => firstValue(unit, address + index));
}

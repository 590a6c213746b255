import type { Durable } from '../cutter';

const idOf = (message: unknown): string => (message as { readonly id?: string } | undefined)?.id ?? '';

/** Which ways of going on after trouble a world took: holds and what was chosen there, ways back, effects nobody knew the end of. */
export class Branches {
  private readonly seen = new Set<string>();

  readonly durable: Durable = (events) => {
    for (const { type, data } of events) this.note(type, data as Record<string, unknown>);
  };

  get all(): readonly string[] {
    return [...this.seen];
  }

  private note(type: string, data: Record<string, unknown>): void {
    this.seen.add(type);
    if (type === 'run.held') this.seen.add(`held by ${String(data.by).split(':')[0]} ${idOf(data.because)}`);
    if (type === 'steps.reopened') this.seen.add(`again by ${String(data.by).split(':')[0]} ${idOf(data.because)}`);
    if (type === 'run.resumed') this.seen.add(`offer ${String(data.offer)}`);
    if (type === 'deviation.recorded') this.seen.add(`deviation ${idOf(data.what)}`);
    if (type === 'abort.decided') this.seen.add(`abort ${String(data.policy)}`);
    if (type === 'effect.ended') this.seen.add(`effect ${String(data.outcome)}`);
    if (type === 'run.ended') this.seen.add(`ended ${String(data.outcome)}`);
  }
}

import type { MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import type { Clock } from '../kernel';
import { type Engine, type JournalEvent, runStream, type RunView } from '../orchestrator';
import type { VerifiableJournal } from '../storage';

const PING_MS = 15_000;
const HINT_MS = 1_000;

interface Source {
  readonly engine: Pick<Engine, 'onAppended' | 'view'>;
  readonly journal: Pick<VerifiableJournal, 'read'>;
  readonly clock: Clock;
}

/**
 * Events of a run after a position: replayed from the journal, then live, each once and in order, with its position as id. A hint
 * follows every batch and comes every second while time matters; it carries the position of the event before it, so that a reconnect goes on
 * there. Without an id of ours Nest would give it one, counted from 1, and a screen would go on at a place that it never saw.
 */
export function liveEvents(source: Source, runId: string, after: number | 'latest'): Observable<MessageEvent> {
  return new Observable((subscriber) => {
    const feed = new RunFeed(source, runId, after, subscriber);
    void feed.open();
    return () => feed.close();
  });
}

class RunFeed {
  private readonly stream: string;
  /** Position of the last event that was sent; undefined: whoever listens has just read the run, and wants what comes from now on. */
  private sent: number | undefined;
  /** What came while the journal was read; undefined once the replay is through. */
  private waiting: JournalEvent[] | undefined = [];
  private readonly ends: (() => void)[] = [];
  private readonly timers = new Map<string, () => void>();
  private closed = false;

  constructor(
    private readonly source: Source,
    private readonly runId: string,
    after: number | 'latest',
    private readonly to: Subscriber<MessageEvent>,
  ) {
    this.stream = runStream(runId);
    this.sent = after === 'latest' ? undefined : after;
  }

  async open(): Promise<void> {
    // Listening comes before reading: what is appended in between is in one of the two, and the position tells which.
    this.ends.push(this.source.engine.onAppended((events) => this.take(events)));
    try {
      const past = await this.source.journal.read(this.stream);
      this.sent ??= past.at(-1)?.position ?? 0;
      this.send(past);
      const waited = this.waiting ?? [];
      this.waiting = undefined;
      this.send(waited);
      this.ping();
      await this.hint();
    } catch (error) {
      this.to.error(error);
    }
  }

  close(): void {
    this.closed = true;
    for (const end of this.ends) end();
    for (const cancel of this.timers.values()) cancel();
  }

  private take(events: readonly JournalEvent[]): void {
    const own = events.filter((event) => event.stream === this.stream);
    if (own.length === 0) return;
    if (this.waiting !== undefined) {
      this.waiting.push(...own);
      return;
    }
    this.send(own);
    void this.hint();
  }

  private send(events: readonly JournalEvent[]): void {
    for (const event of events) {
      if (event.position <= (this.sent ?? 0)) continue;
      this.sent = event.position;
      this.to.next({ id: String(event.position), data: event });
    }
  }

  private at(): string {
    return String(this.sent ?? 0);
  }

  private ping(): void {
    this.after('ping', PING_MS, () => {
      // A comment would do for the line; a page in a browser sees only events.
      this.to.next({ type: 'alive', id: this.at(), data: {} });
      this.ping();
    });
  }

  private async hint(): Promise<void> {
    try {
      const view = await this.source.engine.view(this.runId);
      if (this.closed) return;
      const hint = hintOf(view);
      this.to.next({ type: 'hint', id: this.at(), data: hint });
      if (hint.waits.length > 0 || hint.handsOff.length > 0) this.after('hint', HINT_MS, () => void this.hint());
    } catch {
      // A hint is a courtesy: the run itself says what is wrong when it is read.
    }
  }

  private after(name: string, delayMs: number, work: () => void): void {
    this.timers.get(name)?.();
    if (!this.closed) this.timers.set(name, this.source.clock.after(delayMs, work));
  }
}

function hintOf({ seq, status, waits, prompts }: RunView) {
  return {
    seq,
    status,
    waits: waits.map(({ stepId, secondsLeft }) => ({ stepId, secondsLeft })),
    handsOff: prompts.flatMap(({ stepId, handsOff }) =>
      handsOff === null ? [] : [{ stepId, secondsGone: handsOff.secondsGone, overdue: handsOff.overdue }],
    ),
  };
}

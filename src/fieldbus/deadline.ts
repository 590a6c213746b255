import type { LineClock } from './line-clock.port';

/**
 * A time-out that is set for every request and hardly ever comes: one timer runs on from request to request and is set anew only when it
 * rings, because making a timer for each costs as much as the request's own bytes.
 */
export class Deadline {
  private dueMs = Number.POSITIVE_INFINITY;
  private ringsAtMs = Number.POSITIVE_INFINITY;
  private cancel: () => void = () => undefined;

  constructor(
    private readonly clock: LineClock,
    private readonly onDue: () => void,
  ) {}

  set(dueMs: number): void {
    this.dueMs = dueMs;
    if (this.ringsAtMs > dueMs) this.ringAt(dueMs);
  }

  /** Nothing is due; the timer may still ring, and nobody is told. */
  clear(): void {
    this.dueMs = Number.POSITIVE_INFINITY;
  }

  /** No timer is left behind. */
  stop(): void {
    this.clear();
    this.cancel();
    this.ringsAtMs = Number.POSITIVE_INFINITY;
  }

  private ringAt(atMs: number): void {
    this.cancel();
    this.ringsAtMs = atMs;
    this.cancel = this.clock.after(atMs - this.clock.nowMs(), () => this.ring());
  }

  private ring(): void {
    this.ringsAtMs = Number.POSITIVE_INFINITY;
    if (this.dueMs === Number.POSITIVE_INFINITY) return;
    // A timer may ring a fraction of a millisecond early; then it is set once more, for at least one.
    const now = this.clock.nowMs();
    if (now < this.dueMs) return this.ringAt(Math.max(this.dueMs, now + 1));
    this.clear();
    this.onDue();
  }
}

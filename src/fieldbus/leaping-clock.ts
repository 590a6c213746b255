import { nextTurn } from './byte-timing';
import type { LineClock } from './line-clock.port';

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/**
 * A time that leaps from one due timer to the next: whatever waits for milliseconds on a line has them at once, in the right order.
 * For a replay and for tests without a wire.
 */
export class LeapingClock implements LineClock {
  private now = 0;
  private heldMs = 0;
  private isLeaping = false;
  private timers: Timer[] = [];

  nowMs(): number {
    return this.now;
  }

  after(delayMs: number, callback: () => void): () => void {
    return this.set(this.now + delayMs, callback);
  }

  at(untilMs: number, callback: () => void): () => void {
    return this.set(untilMs > this.now ? Math.max(untilMs, this.heldMs) : untilMs, callback);
  }

  /** Until then nobody who waits for a quiet line is told that it is. */
  holdUntil(untilMs: number): void {
    this.heldMs = Math.max(this.heldMs, untilMs);
  }

  private set(untilMs: number, callback: () => void): () => void {
    const timer = { atMs: Math.max(untilMs, this.now), callback };
    const next = this.timers.findIndex((other) => other.atMs > timer.atMs);
    this.timers.splice(next < 0 ? this.timers.length : next, 0, timer);
    this.leapLater();
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  private leapLater(): void {
    if (this.isLeaping) return;
    this.isLeaping = true;
    nextTurn(() => {
      this.isLeaping = false;
      const timer = this.timers.shift();
      if (timer === undefined) return;
      this.now = timer.atMs;
      if (this.timers.length > 0) this.leapLater();
      timer.callback();
    });
  }
}

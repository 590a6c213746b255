import type { Clock, Stamp } from './clock.port';

/** The longest that a timer of the runtime can be set to. */
const LONGEST_MS = 0x7fff_ffff;

/** The machine's clocks. `bootId` names this process start. */
export class SystemClock implements Clock {
  constructor(private readonly bootId: string) {}

  now(): Stamp {
    return { wallMs: Date.now(), monoMs: Math.round(performance.now()), bootId: this.bootId };
  }

  /** A timer of the runtime may ring a moment early: whoever was promised a time is called when `now` shows it, and not before. */
  after(delayMs: number, callback: () => void): () => void {
    const atMs = this.now().monoMs + delayMs;
    const ring = (): void => {
      const leftMs = atMs - this.now().monoMs;
      if (leftMs > 0) timer = setTimeout(ring, Math.min(Math.ceil(leftMs), LONGEST_MS));
      else callback();
    };
    let timer = setTimeout(ring, Math.min(Math.max(0, Math.ceil(delayMs)), LONGEST_MS));
    return () => clearTimeout(timer);
  }
}

import type { Clock, Stamp } from './clock.port';

/** The machine's clocks. `bootId` names this process start. */
export class SystemClock implements Clock {
  constructor(private readonly bootId: string) {}

  now(): Stamp {
    return { wallMs: Date.now(), monoMs: Math.round(performance.now()), bootId: this.bootId };
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = setTimeout(callback, Math.min(Math.max(0, Math.ceil(delayMs)), 0x7fff_ffff));
    return () => clearTimeout(timer);
  }
}

import type { Clock, Stamp } from './clock.port';

interface Alarm {
  readonly atMs: number;
  readonly callback: () => void;
}

/** A clock that moves only when told to; a four-hour procedure runs on it in milliseconds. */
export class VirtualClock implements Clock {
  private monoMs = 0;
  private alarms: Alarm[] = [];

  constructor(
    private wallMs = Date.UTC(2026, 0, 5, 8, 0, 0),
    private bootId = 'boot-1',
  ) {}

  now(): Stamp {
    return { wallMs: this.wallMs, monoMs: this.monoMs, bootId: this.bootId };
  }

  after(delayMs: number, callback: () => void): () => void {
    const alarm = { atMs: this.monoMs + Math.max(0, delayMs), callback };
    this.alarms.push(alarm);
    return () => {
      this.alarms = this.alarms.filter((other) => other !== alarm);
    };
  }

  /** Moves both clocks on, ringing every alarm on the way at its own time. */
  advance(byMs: number): void {
    const target = this.monoMs + byMs;
    for (let next = this.nextAlarm(target); next !== undefined; next = this.nextAlarm(target)) {
      this.moveTo(next.atMs);
      this.alarms = this.alarms.filter((other) => other !== next);
      next.callback();
    }
    this.moveTo(target);
  }

  /** Milliseconds until the next alarm, or undefined when none is set. */
  untilNextAlarm(): number | undefined {
    const next = this.nextAlarm(Number.POSITIVE_INFINITY);
    return next === undefined ? undefined : Math.max(0, next.atMs - this.monoMs);
  }

  /** The wall clock jumps (NTP, a dead RTC battery, a time zone); the monotonic clock does not. */
  jumpWall(byMs: number): void {
    this.wallMs += byMs;
  }

  /** The process starts anew: another boot id, a monotonic clock from zero, no alarm left. */
  reboot(bootId: string): void {
    this.bootId = bootId;
    this.monoMs = 0;
    this.alarms = [];
  }

  private moveTo(atMs: number): void {
    if (atMs <= this.monoMs) return;
    this.wallMs += atMs - this.monoMs;
    this.monoMs = atMs;
  }

  private nextAlarm(limit: number): Alarm | undefined {
    // Alarms stand in the order they were set in, so the first of two at the same time rings first.
    let first: Alarm | undefined;
    for (const alarm of this.alarms) if (first === undefined || alarm.atMs < first.atMs) first = alarm;
    return first !== undefined && first.atMs <= limit ? first : undefined;
  }
}

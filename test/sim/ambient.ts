import type { VirtualClock } from '../../src/kernel';

const real = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, Date };
const realNow = performance.now.bind(performance);

/** A timer of the world of a simulation, as libraries hold it. */
class Timer {
  constructor(readonly cancel: () => void) {}
  ref = (): this => this;
  unref = (): this => this;
  hasRef = (): boolean => true;
  refresh = (): this => this;
  [Symbol.toPrimitive] = (): number => 0;
}

const cleared = (timer: unknown): void => {
  if (timer instanceof Timer) timer.cancel();
};

/**
 * Puts the virtual clock in the place of every timer and every time of day that a library can reach. The result takes it back. Product code
 * has its clock handed in; this is for what stands under it.
 */
export function virtualAmbient(clock: VirtualClock): () => void {
  const after = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Timer =>
    new Timer(clock.after(ms, () => callback(...args)));
  const every = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Timer => {
    let cancel = (): void => undefined;
    const again = (): void => {
      cancel = clock.after(Math.max(1, ms), () => {
        again();
        callback(...args);
      });
    };
    again();
    return new Timer(() => cancel());
  };
  class VirtualDate extends real.Date {
    constructor(...args: [] | [string | number | Date]) {
      super(...((args.length === 0 ? [clock.now().wallMs] : args) as [number]));
    }
    static override now(): number {
      return clock.now().wallMs;
    }
  }
  Object.assign(globalThis, {
    setTimeout: after,
    setInterval: every,
    setImmediate: (callback: (...args: unknown[]) => void, ...args: unknown[]) => after(callback, 0, ...args),
    clearTimeout: cleared,
    clearInterval: cleared,
    clearImmediate: cleared,
    Date: VirtualDate,
  });
  performance.now = () => clock.now().monoMs;
  return () => {
    Object.assign(globalThis, real);
    performance.now = realNow;
  };
}

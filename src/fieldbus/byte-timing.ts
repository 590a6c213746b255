import type { LineClock } from './line-clock.port';

/** A timer of Node fires up to about this much late: the rest is waited for without one. */
const TIMER_REACH_MS = 1.3;
/** The kernel wakes a sleeper this much late; the last piece is a spin. */
const SPIN_MS = 0.06;

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Blocks the thread for less than TIMER_REACH_MS: long enough to hit 1.75 ms, too short to be felt by anything else. */
function sleepUntil(untilMs: number): void {
  const left = untilMs - performance.now() - SPIN_MS;
  if (left > 0) Atomics.wait(sleeper, 0, 0, left);
  while (performance.now() < untilMs);
}

/**
 * Waits to a fraction of a millisecond without burning the processor: timers while they reach, a short sleep for the rest. One
 * pass through the event loop comes before the sleep, so that bytes which arrived while the process was busy are seen before
 * somebody concludes that the line was quiet: Node runs due timers before it looks at its files.
 */
function at(untilMs: number, callback: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;
  const last = (): void => {
    sleepUntil(untilMs);
    callback();
  };
  const step = (): void => {
    const left = untilMs - performance.now();
    if (left > TIMER_REACH_MS) timer = setTimeout(step, Math.max(1, Math.floor(left - TIMER_REACH_MS)));
    else immediate = setImmediate(last);
  };
  step();
  return () => {
    if (timer !== undefined) clearTimeout(timer);
    if (immediate !== undefined) clearImmediate(immediate);
  };
}

/** The machine's own time for a line. */
export const byteClock: LineClock = {
  nowMs: () => performance.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, Math.ceil(delayMs)), 0x7fff_ffff));
    return () => clearTimeout(timer);
  },
  at,
};

/** Calls back in a later turn of the event loop, when everybody who was told something has had time to act on it. */
export function nextTurn(callback: () => void): void {
  setImmediate(callback);
}

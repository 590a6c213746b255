import { SystemClock } from '../../src/kernel';

const clock = new SystemClock('test');

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Lets the runtime's timers run so far ahead of the monotonic clock. */
function timersAheadBy(ms: number): void {
  jest.useFakeTimers();
  const shown = performance.now.bind(performance);
  const began = shown();
  jest.spyOn(performance, 'now').mockImplementation(() => Math.max(began, shown() - ms));
}

test.each([0.4, 1, 3, 400])('a timer that rings %d ms early is set again until the clock shows the time', (aheadMs) => {
  timersAheadBy(aheadMs);
  const from = clock.now().monoMs;
  const called: number[] = [];
  clock.after(50, () => called.push(clock.now().monoMs - from));
  jest.advanceTimersByTime(2000);
  expect(called).toEqual([expect.any(Number)]);
  expect(called[0]).toBeGreaterThanOrEqual(50);
});

test('what is cancelled after an early ring is not called', () => {
  timersAheadBy(10);
  const callback = jest.fn();
  const cancel = clock.after(50, callback);
  jest.advanceTimersByTime(51);
  cancel();
  jest.advanceTimersByTime(2000);
  expect(callback).not.toHaveBeenCalled();
});

test('a time beyond the longest timer of the runtime is waited for all the same', () => {
  jest.useFakeTimers();
  const callback = jest.fn();
  const days = 40 * 24 * 3_600_000;
  clock.after(days, callback);
  jest.advanceTimersByTime(days - 1000);
  expect(callback).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1000);
  expect(callback).toHaveBeenCalledTimes(1);
});

test('of many real timers none calls back before the clock shows its time', async () => {
  const early = await Promise.all(
    Array.from({ length: 400 }, (_, index) => {
      const [from, delayMs] = [clock.now().monoMs, 1 + (index % 40) * 0.75];
      return new Promise<number>((resolve) => clock.after(delayMs, () => resolve(from + delayMs - clock.now().monoMs)));
    }),
  );
  expect(early.filter((ms) => ms > 0)).toEqual([]);
});

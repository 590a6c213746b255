import type { Clock, VirtualClock } from '../../src/kernel';
import { type Rig, startScenario } from '../support/rig';

/** As a timer of a real computer: it may ring a moment before the clock shows that its time has come. */
const ringsEarly =
  (byMs: number) =>
  (clock: VirtualClock): Clock => ({
    now: () => clock.now(),
    after: (delayMs, callback) => clock.after(delayMs > byMs ? delayMs - byMs : delayMs, callback),
  });

const waitsOf = async (rig: Rig): Promise<readonly { readonly tookMs: number; readonly durationMs: number }[]> => {
  const events = await rig.journal.read(`run:${rig.runId}`);
  return events.flatMap(({ type, data, at }) => {
    if (type !== 'wait.started') return [];
    const { stepId, durationMs } = data as { stepId: string; durationMs: number };
    const end = events.find(
      (event) => event.type === 'step.done' && (event.data as { stepId: string }).stepId === stepId,
    );
    return end === undefined ? [] : [{ tookMs: end.at.monoMs - at.monoMs, durationMs }];
  });
};

test.each([1, 3, 400])('timers that ring %d ms early make no wait longer, and none shorter', async (byMs) => {
  const rig = await startScenario({ site: { stacks: 2 }, serviceClock: ringsEarly(byMs) });
  const view = await rig.drive();
  expect(view.outcome).toBe('complete');
  const waits = await waitsOf(rig);
  expect(waits.length).toBeGreaterThan(5);
  expect(waits.filter(({ tookMs, durationMs }) => tookMs !== durationMs)).toEqual([]);
});

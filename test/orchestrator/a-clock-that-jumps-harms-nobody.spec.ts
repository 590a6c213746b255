import { agreement } from '../../src/app/demo/agreement';
import type { Clock, VirtualClock } from '../../src/kernel';
import { type Rig, startScenario } from '../support/rig';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365.25 * 24 * HOUR_MS;

/** The wall clock as the service sees it: the plant keeps the true one. */
class JumpingClock implements Clock {
  offsetMs = 0;

  constructor(private readonly clock: VirtualClock) {}

  now() {
    const now = this.clock.now();
    return { ...now, wallMs: now.wallMs + this.offsetMs };
  }

  after(delayMs: number, callback: () => void): () => void {
    return this.clock.after(delayMs, callback);
  }
}

interface Jumped {
  readonly rig: Rig;
  readonly clock: JumpingClock;
}

async function twoStacks(): Promise<Jumped> {
  let clock: JumpingClock | undefined;
  const rig = await startScenario({
    site: { stacks: 2 },
    serviceClock: (real) => (clock ??= new JumpingClock(real)),
  });
  if (clock === undefined) throw new Error('the engine took no clock');
  return { rig, clock };
}

async function endsAsItShould({ rig }: Jumped): Promise<void> {
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete', deviations: [], obligations: [] });
  expect(rig.holds).toEqual([]);
  expect(agreement(view, rig.truth())).toEqual({ agrees: true, oracles: [], differs: [] });
}

/**
 * A computer that slept is an hour on by the wall and not by the monotonic clock. Each jump comes before other questions, so that all of
 * them together come to many.
 */
const STRIDE = 29;

const JUMPS: readonly [string, number][] = [
  ['an hour on, as after a sleep', HOUR_MS],
  ['an hour back, as at the end of summer time', -HOUR_MS],
  ['ten years on', 10 * YEAR_MS],
  ['ten years back, as with a dead battery', -10 * YEAR_MS],
];

test.each(JUMPS.map(([name, byMs], index) => ({ name, byMs, index })))(
  'the wall clock jumps $name at any question: what grew old is asked again, and the run ends as without',
  async ({ byMs, index }) => {
    for (let asked = 1 + index * 7; ; asked += STRIDE) {
      const jumped = await twoStacks();
      const before = await jumped.rig.drive(() => jumped.rig.asked.length >= asked);
      if (before.status === 'ended') return;
      jumped.clock.offsetMs += byMs;
      await endsAsItShould(jumped);
    }
  },
);

test('a wall clock that stands askew at every second question makes no wait shorter', async () => {
  const jumped = await twoStacks();
  const offsets = [HOUR_MS, 0, -HOUR_MS, 0, YEAR_MS, 0];
  let seen = 0;
  // The plant trips an oracle where a gap between two power-ons is shorter than it must be.
  for (;;) {
    const view = await jumped.rig.drive(({ waits }) => waits.length > 0);
    if (view.status === 'ended') break;
    jumped.clock.offsetMs = offsets[(seen += 1) % offsets.length] ?? 0;
    const [waiting] = view.waits;
    await jumped.rig.drive(
      ({ waits, status }) => status !== 'running' || !waits.some(({ stepId }) => stepId === waiting?.stepId),
    );
  }
  expect(seen).toBeGreaterThan(5);
  expect(jumped.rig.truth().oracles).toEqual([]);
});

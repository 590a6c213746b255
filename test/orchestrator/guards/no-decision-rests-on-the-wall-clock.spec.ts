import type { Clock, Stamp } from '../../../src/kernel';
import type { RunView } from '../../../src/orchestrator';
import { type Rig, startScenario } from '../../support/rig';
import { toldIn } from './guard-scenario';

const HOUR = 3_600_000;
const asks = (id: string) => (view: RunView) => view.prompts.some((prompt) => prompt.message.id === id);

/** The service's clock: its wall clock is off by `byMs`; where it is forged, its monotonic reading is off with it. */
class SkewedClock implements Clock {
  byMs = 0;

  constructor(
    private readonly truth: Clock,
    private readonly forged: boolean,
  ) {}

  now(): Stamp {
    const { wallMs, monoMs, bootId } = this.truth.now();
    return { wallMs: wallMs + this.byMs, monoMs: this.forged ? monoMs + this.byMs : monoMs, bootId };
  }

  after(delayMs: number, callback: () => void): () => void {
    return this.truth.after(delayMs, callback);
  }
}

async function rigWithClock(forged: boolean): Promise<{ rig: Rig; clock: SkewedClock }> {
  const made: { clock?: SkewedClock } = {};
  const rig = await startScenario({
    site: { stacks: 2 },
    serviceClock: (truth) => (made.clock ??= new SkewedClock(truth, forged)),
  });
  if (made.clock === undefined) throw new Error('The service was given no clock.');
  return { rig, clock: made.clock };
}

test.each([HOUR, -HOUR, 24 * 365 * HOUR])(
  'SI-49: a wall clock that jumps by %i ms every now and then changes nothing',
  async (byMs) => {
    const { rig, clock } = await rigWithClock(false);
    let turn = 0;
    const view = await rig.drive(() => {
      turn += 1;
      if (turn % 23 === 0) clock.byMs += byMs;
      return false;
    });
    expect(turn).toBeGreaterThan(150);
    expect(view.outcome).toBe('complete');
    expect(rig.truth().oracles).toEqual([]);
    expect(rig.truth().differsFromAsFound).toEqual([]);
  },
);

/** In every gap between two power-ons the wall clock jumps a minute ahead. */
async function jumpsInTheGap(forged: boolean): Promise<Rig> {
  const { rig, clock } = await rigWithClock(forged);
  const seen = new Set<string>();
  for (;;) {
    const view = await rig.drive(
      (now) =>
        rig.truth().oracles.length > 0 ||
        now.waits.some((wait) => wait.stepId.includes('wait-for') && !seen.has(wait.stepId)),
    );
    if (view.status === 'ended' || rig.truth().oracles.length > 0) return rig;
    for (const wait of view.waits) seen.add(wait.stepId);
    if (rig.truth().links.length === 1 && view.waits.some((wait) => wait.seconds === 10)) clock.byMs += 60_000;
    await rig.engine.tick();
  }
}

test('SI-49: the gap between two power-ons runs its ten seconds whatever the wall clock says', async () => {
  expect((await jumpsInTheGap(false)).truth().oracles).toEqual([]);
});

test('SI-49: a service whose waits followed the wall clock would press too early', async () => {
  const { oracles } = (await jumpsInTheGap(true)).truth();
  expect(oracles.map((record) => record.oracle)).toContain('power-on-gap-under-10s');
});

test('SI-44: a jump ahead makes the amperes old; they are read again before a breaker is opened', async () => {
  const { rig, clock } = await rigWithClock(false);
  await rig.drive(asks('ask.open-and-lock-breakers'));
  clock.byMs = HOUR;
  await rig.engine.tick();
  expect((await rig.view()).prompts.map((prompt) => prompt.message.id)).toEqual(['ask.amps-again', 'ask.amps-again']);
  expect(await toldIn(rig)).toEqual(['SI-44 hold.reading-old']);
  expect((await rig.drive()).outcome).toBe('complete');
});

test('SI-44: across a restart the wall clock counts; one that ran backwards makes every reading infinitely old', async () => {
  const { rig, clock } = await rigWithClock(false);
  await rig.drive(asks('ask.open-and-lock-breakers'));
  await rig.crash();
  expect((await rig.view()).prompts.map((prompt) => prompt.message.id)).toEqual(['ask.open-and-lock-breakers']);
  clock.byMs = -HOUR;
  await rig.crash();
  expect((await rig.view()).prompts.map((prompt) => prompt.message.id)).toEqual(['ask.amps-again', 'ask.amps-again']);
});

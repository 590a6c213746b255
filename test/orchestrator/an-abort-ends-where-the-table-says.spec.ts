import type { RunView } from '../../src/orchestrator';
import { startScenario, type Rig } from '../support/rig';

const WHO = { actor: 'Ana' };
const asked = (step: string, stack?: string) => (view: RunView) =>
  view.prompts.some((prompt) => prompt.step === step && (stack === undefined || prompt.stack === stack));

async function abortedAt(at: (view: RunView) => boolean): Promise<Rig> {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(at);
  await rig.engine.abort(rig.runId, 'called away', WHO);
  return rig;
}

test('before anything was parked the run is abandoned at once', async () => {
  const rig = await abortedAt(asked('read-number'));
  const view = await rig.view();
  expect(view).toMatchObject({ status: 'ended', outcome: 'abandoned', physical: 'as-found', obligations: [] });
});

test('parked and nothing opened: inverter and sources go back to work before it is abandoned', async () => {
  const rig = await abortedAt((view) => view.prompts[0]?.message.id === 'ask.amps');
  const before = rig.asked.length;
  const view = await rig.drive();
  expect(rig.asked.slice(before).map(({ step }) => step)).toEqual([
    'resume-inverter',
    ...Array<string>(rig.site.sources.length).fill('switch-source-on'),
  ]);
  expect(view).toMatchObject({ outcome: 'abandoned', physical: 'as-found', obligations: [] });
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

test('half parked: only what was parked is put back', async () => {
  const rig = await abortedAt(asked('park-inverter'));
  const before = rig.asked.length;
  const view = await rig.drive();
  expect(rig.asked.slice(before).map(({ step }) => step)).toEqual([
    'resume-inverter',
    'switch-source-on',
    'switch-source-on',
  ]);
  expect(view).toMatchObject({ outcome: 'abandoned', obligations: [] });
});

test.each(['open-and-lock-breakers', 'check-feeds', 'switch-off'])(
  'at %s, before the set is taken apart: breakers locked, all off, no cable and no switch touched',
  async (step) => {
    const rig = await abortedAt(asked(step));
    const before = rig.asked.length;
    const view = await rig.drive();
    const led = new Set(rig.asked.slice(before).map((prompt) => prompt.step));
    expect([...led].filter((name) => !['open-and-lock-breakers', 'switch-off'].includes(name))).toEqual([]);
    expect(view).toMatchObject({ outcome: 'restored-not-updated', physical: 'all-off-locked' });
    const { oracles, breakers, stacks } = rig.truth();
    expect(oracles).toEqual([]);
    expect(breakers.every(({ locked, closed }) => locked && !closed)).toBe(true);
    expect(stacks.some(({ lit }) => lit)).toBe(false);
  },
);

test('a set that was to be taken apart for good is held: finish, or stop with all off', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, procedure: 'leave-parallel' });
  await rig.drive(asked('see-mode', 'S1'));
  await rig.engine.abort(rig.runId, 'called away', WHO);
  const { hold } = await rig.view();
  expect(hold).toMatchObject({ by: 'abort', because: { title: 'Stopped while the set is apart.' } });
  expect(hold?.offers.map(({ id }) => id)).toEqual(['finish-forward', 'stop-here']);
});

test('stacks that were found apart are not joined by an abort', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, procedure: 'leave-parallel' });
  await rig.drive();
  await rig.nextRun('join-parallel');
  await rig.drive(asked('see-mode', 'S1'));
  await rig.engine.abort(rig.runId, 'called away', WHO);
  expect((await rig.view()).hold).toMatchObject({ because: { title: 'Stopped while the set is apart.' } });
});

test('after the count the join is not undone: finish, or stop here', async () => {
  const rig = await abortedAt(asked('read-breaker-side'));
  expect((await rig.view()).hold).toMatchObject({
    by: 'abort',
    because: { title: expect.stringContaining('into service') },
  });
});

test('isolated and nothing flashed: off, everything restored, joined, breakers left open and locked', async () => {
  const rig = await abortedAt(asked('see-mode', 'S1'));
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'restored-not-updated', physical: 'all-off-locked' });
  const truth = rig.truth();
  expect(truth.oracles).toEqual([]);
  expect(truth.stacks.some(({ lit }) => lit)).toBe(false);
  expect(truth.stacks.map(({ switches }) => switches.INV_SET)).toEqual(['101100', '101100']);
  expect(truth.links).toHaveLength(1);
  expect(truth.stacks.map((stack) => stack.switches.ADDR_SET)).toEqual(['100000', '010000']);
  expect(truth.breakers.every((breaker) => breaker.locked && !breaker.closed)).toBe(true);
  expect(view.obligations.map((obligation) => obligation.id).sort()).toEqual(['breakers', 'inverters', 'sources']);
  expect(rig.asked.some((prompt) => prompt.step === 'close-breakers')).toBe(false);
});

test('during a flash the abort is noted and acts after the flash', async () => {
  const rig = await abortedAt(asked('watch-flash', 'S1'));
  expect((await rig.view()).prompts.map((prompt) => prompt.step)).toEqual(['watch-flash']);
  const view = await rig.drive((seen) => seen.hold !== null);
  // The stack that was written is still on.
  expect(view.hold).toMatchObject({ by: 'abort', physical: 'not-all-off', leave: { minutes: 11 } });
  expect(view.hold?.offers.map((offer) => offer.id)).toEqual(['finish-forward', 'stop-here']);
  expect(rig.truth().oracles).toEqual([]);
});

test('some at target: held until a person finishes forward', async () => {
  const rig = await abortedAt(asked('switch-on', 'S2'));
  const held = await rig.drive((seen) => seen.hold !== null || seen.status === 'ended');
  expect(held.hold).not.toBeNull();
  await rig.engine.choose(
    rig.runId,
    { promptId: held.hold?.promptId ?? '', offer: 'finish-forward', words: 'time was found' },
    WHO,
  );
  expect((await rig.drive()).outcome).toBe('complete');
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

test('joined and not counted: off and the join is done again', async () => {
  const rig = await abortedAt(asked('see-mode', 'S1'));
  expect(rig.asked.length).toBeGreaterThan(0);
  const late = await startScenario({ site: { stacks: 2 } });
  let counted = 0;
  await late.drive((view) => asked('read-count', 'S1')(view) && (counted += 1) > 0 && late.truth().links.length === 1);
  await late.engine.abort(late.runId, 'called away', WHO);
  expect((await late.view()).prompts.map((prompt) => prompt.step)).toEqual(['switch-off']);
  // Counted anew, it is held before anything is closed.
  const view = await late.drive((seen) => seen.hold !== null || seen.status === 'ended');
  expect(view.hold).toMatchObject({ by: 'abort', because: { title: expect.stringContaining('into service') } });
  expect(late.asked.some(({ step }) => step === 'close-breakers')).toBe(false);
  expect(late.truth().oracles).toEqual([]);
});

test('restore-only works off what an abort left open', async () => {
  const rig = await abortedAt(asked('see-mode', 'S1'));
  await rig.drive();
  await rig.nextRun('restore-only');
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view).toMatchObject({ outcome: 'complete', obligations: [] });
  expect(rig.truth().oracles).toEqual([]);
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

test('a run stopped with switches, cables and breakers moved is brought back by restore-only', async () => {
  const rig = await startScenario({
    site: { stacks: 3 },
    plant: { faults: [{ name: 'voltage-drifted-apart', volts: 0.3 }] },
  });
  await rig.drive(asked('read-count', 'S2'));
  // The operator leaves; the run is ended by hand at the next hold.
  await rig.engine.abort(rig.runId, 'thunderstorm', WHO);
  const view = await rig.drive((seen) => seen.hold !== null || seen.status === 'ended');
  if (view.hold !== null)
    await rig.engine.choose(
      rig.runId,
      { promptId: view.hold.promptId, offer: 'stop-here', words: 'thunderstorm' },
      WHO,
    );
  const ended = await rig.view();
  expect(ended.status).toBe('ended');
  expect(ended.obligations.length).toBeGreaterThan(0);
});

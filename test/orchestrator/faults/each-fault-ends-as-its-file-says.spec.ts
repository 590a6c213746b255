import { HOLD_OFFERS, type JournalEvent, PHYSICAL_STATES, type RunView } from '../../../src/orchestrator';
import { runStream } from '../../../src/orchestrator';
import { FAULTS } from '../../../src/virtual-plant';
import { type Rig, startScenario } from '../../support/rig';

/** How a run with the fault ends: bitten once, and bitten as often as it is tried. */
const ENDS: Readonly<Record<string, { readonly once: string; readonly always: string; readonly args?: object }>> = {
  'link-left-in': { once: 'complete', always: 'complete' },
  'addr-mirrored': { once: 'complete', always: 'complete' },
  'wrong-stack': { once: 'complete', always: 'restored-not-updated' },
  'count-one-short': { once: 'complete', always: 'degraded' },
  'code-19-stays': { once: 'complete', always: 'restored-not-updated' },
  'code-20-after-module-flash': { once: 'degraded', always: 'degraded' },
  'code-25-stuck': { once: 'degraded', always: 'degraded' },
  'half-on': { once: 'complete', always: 'degraded' },
  'version-unchanged': { once: 'complete', always: 'degraded' },
  'voltage-drifted-apart': { once: 'degraded', always: 'degraded', args: { stack: 'S2' } },
};

/** What the hand does by itself, against what was asked: the plant notices, and no instruction of ours brought it about. */
const BY_THE_HAND: Readonly<Record<string, readonly string[]>> = {
  'wrong-stack': ['wrong-power-on-order', 'power-on-gap-under-10s'],
};

const GENERATIONS = ['gen3', 'gen2'] as const;
const cases = FAULTS.flatMap(({ name }) => GENERATIONS.map((generation) => ({ name, generation })));

async function runWith(
  name: string,
  generation: 'gen3' | 'gen2',
  times: number | undefined,
): Promise<{ rig: Rig; view: RunView; events: readonly JournalEvent[] }> {
  const fault = { name, ...ENDS[name]?.args, ...(times === undefined ? {} : { times }) };
  const rig = await startScenario({ site: { stacks: 3, generation }, plant: { faults: [fault] } });
  const view = await rig.drive();
  return { rig, view, events: await rig.journal.read(runStream(rig.runId)) };
}

const saidIds = (events: readonly JournalEvent[]): readonly string[] =>
  events.flatMap(({ data }) => {
    const because = (data as { because?: { id?: string } }).because?.id;
    return because === undefined ? [] : [because];
  });

const tripped = (rig: Rig, name: string): readonly string[] =>
  rig
    .truth()
    .oracles.map(({ oracle }) => oracle)
    .filter((oracle) => !(BY_THE_HAND[name] ?? []).includes(oracle));

test('there are ten faults, and each says how it ends', () => {
  expect(FAULTS.map(({ name }) => name).sort()).toEqual(Object.keys(ENDS).sort());
});

test.each(cases)(
  '$name on $generation is named in the words its file says, and ends so',
  async ({ name, generation }) => {
    const { rig, view, events } = await runWith(name, generation, undefined);
    expect(view.outcome).toBe(ENDS[name]?.once);
    expect(saidIds(events)).toContain(FAULTS.find((fault) => fault.name === name)?.problemCode);
    expect(tripped(rig, name)).toEqual([]);
    if (view.outcome === 'complete') expect(rig.truth().differsFromAsFound).toEqual([]);
  },
);

test.each(cases)(
  '$name on $generation, however often, ends in a hold or in an end that the plant bears out',
  async ({ name, generation }) => {
    const { rig, view, events } = await runWith(name, generation, 9);
    expect(view.outcome).toBe(ENDS[name]?.always);
    expect(tripped(rig, name)).toEqual([]);
    if (view.outcome === 'complete') expect(rig.truth().differsFromAsFound).toEqual([]);
    for (const { data } of events.filter((event) => event.type === 'run.held')) {
      const held = data as { physical: string; offers: readonly string[] };
      expect(PHYSICAL_STATES).toContain(held.physical);
      expect(held.offers.length).toBeGreaterThan(0);
      expect(HOLD_OFFERS).toEqual(expect.arrayContaining([...held.offers]));
    }
  },
);

test('a unit that hangs at its busy code leaves nothing to do but to stop, and its site keeps it for rescue', async () => {
  const { rig, view } = await runWith('code-25-stuck', 'gen3', undefined);
  expect(view).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
  expect(view.obligations.map(({ id }) => id)).toContain('S1/unit');
  expect(rig.truth().stacks.map((stack) => stack.torn)).toEqual([true, false, false]);
});

test('volts apart are found while the stacks are apart, and no reason opens that hold', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    plant: { faults: [{ name: 'voltage-drifted-apart', stack: 'S2' }] },
  });
  const held = await rig.drive((view) => view.hold !== null);
  expect(held.hold).toMatchObject({ physical: 'all-off-locked' });
  expect(held.hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'stop-here']);
  expect(rig.truth().links).toEqual([]);
  expect(rig.truth().stacks.every((stack) => !stack.lit)).toBe(true);
});

test('a version that did not change is read once more, and written again only with a named change', async () => {
  const { events } = await runWith('version-unchanged', 'gen3', undefined);
  const resumed = events
    .filter((event) => event.type === 'run.resumed')
    .map(({ data }) => data as { offer: string; changed: string });
  expect(resumed).toEqual([{ offer: 'flash-again', changed: 'another cable, tool started anew' }]);
});

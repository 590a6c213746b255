import { HOLD_OFFERS, type JournalEvent, PHYSICAL_STATES, type RunView } from '../../../src/orchestrator';
import { runStream } from '../../../src/orchestrator';
import { DEVICE_LIES, FAULTS } from '../../../src/virtual-plant';
import { type Rig, type Scenario, startScenario } from '../../support/rig';

jest.setTimeout(120_000);

/** How a run with the fault ends: bitten once, bitten as often as it is tried, and once where the stacks speak (left out: the same). */
interface Ends {
  readonly once: string;
  readonly always: string;
  readonly overLead?: string;
  readonly args?: object;
  /** How often it bites where it bites always. */
  readonly times?: number;
}

const ENDS: Readonly<Record<string, Ends>> = {
  'link-left-in': { once: 'complete', always: 'complete' },
  'addr-mirrored': { once: 'complete', always: 'complete' },
  'wrong-stack': { once: 'complete', always: 'restored-not-updated' },
  'count-one-short': { once: 'complete', always: 'degraded' },
  'count-one-more': { once: 'complete', always: 'restored-not-updated' },
  'code-19-stays': { once: 'complete', always: 'restored-not-updated' },
  'code-20-after-module-flash': { once: 'degraded', always: 'degraded' },
  'code-25-stuck': { once: 'degraded', always: 'degraded', overLead: 'complete' },
  'half-on': { once: 'complete', always: 'degraded' },
  'button-bounces': { once: 'complete', always: 'complete' },
  'address-kept': { once: 'complete', always: 'degraded' },
  'resets-while-starting': { once: 'complete', always: 'degraded', overLead: 'degraded', times: 200 },
  'boot-loader-only': { once: 'degraded', always: 'degraded', overLead: 'complete' },
  'power-lost-in-flash': { once: 'degraded', always: 'degraded', overLead: 'complete' },
  'version-unchanged': { once: 'complete', always: 'degraded' },
  'version-misnamed': { once: 'degraded', always: 'degraded' },
  'flash-slow': { once: 'degraded', always: 'degraded' },
  'image-rejected': { once: 'complete', always: 'degraded' },
  'takes-wrong-image': { once: 'degraded', always: 'degraded', overLead: 'complete' },
  'forgets-counts': { once: 'complete', always: 'complete' },
  'updater-on-load-side': { once: 'restored-not-updated', always: 'restored-not-updated' },
  'voltage-drifted-apart': { once: 'degraded', always: 'degraded', args: { stack: 'S2' } },
  'voltage-drifts': { once: 'degraded', always: 'degraded' },
};

const LIES_END: Readonly<Record<string, string>> = {
  'lies-about-version': 'degraded',
  'echoes-hash': 'degraded',
  'stale-count': 'restored-not-updated',
  'other-serial': 'degraded',
  'serial-unreadable': 'degraded',
  'serial-twice': 'degraded',
  'boot-counter-wraps': 'degraded',
  'uptime-wraps': 'complete',
};

/** What the hand does by itself, against what was asked: the plant notices, and no instruction of ours brought it about. */
const BY_THE_HAND: Readonly<Record<string, readonly string[]>> = {
  'wrong-stack': ['wrong-power-on-order', 'power-on-gap-under-10s'],
};

const GENERATIONS = ['gen3', 'gen2'] as const;
const cases = FAULTS.flatMap(({ name }) => GENERATIONS.map((generation) => ({ name, generation })));
/** A stack that speaks is written as one: it has no modules of its own to fail. */
const overLeads = FAULTS.filter(({ name, side }) => side === 'plant' && name !== 'code-20-after-module-flash');

interface Played {
  readonly rig: Rig;
  readonly view: RunView;
  readonly events: readonly JournalEvent[];
}

async function played(name: string, scenario: Scenario, times?: number): Promise<Played> {
  const fault = { name, ...ENDS[name]?.args, ...(times === undefined ? {} : { times }) };
  const rig = await startScenario({ ...scenario, plant: { faults: [fault] } });
  const view = await rig.drive();
  return { rig, view, events: await rig.journal.read(runStream(rig.runId)) };
}

const runWith = (name: string, generation: 'gen3' | 'gen2', times?: number): Promise<Played> =>
  played(name, { site: { stacks: 3, generation } }, times);

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

function expectNamed({ rig, view, events }: Played, name: string, problemCode: string | null): void {
  const [bitten] = rig.truth().faultsBitten;
  // What hands do in place of an act the plant does not see.
  if (FAULTS.find((fault) => fault.name === name)?.side !== 'hands') expect(bitten?.times).toBeGreaterThan(0);
  if (problemCode === null) expect(rig.holds).toEqual([]);
  else expect(saidIds(events)).toContain(problemCode);
  expect(tripped(rig, name)).toEqual([]);
  if (view.outcome === 'complete') expect(rig.truth().differsFromAsFound).toEqual([]);
}

test('every fault and every lie has its end here', () => {
  expect(FAULTS.map(({ name }) => name).sort()).toEqual(Object.keys(ENDS).sort());
  expect(DEVICE_LIES.map(({ name }) => name).sort()).toEqual(Object.keys(LIES_END).sort());
});

test.each(cases)(
  '$name on $generation is named in the words its file says, and ends so',
  async ({ name, generation }) => {
    const played = await runWith(name, generation);
    expect(played.view.outcome).toBe(ENDS[name]?.once);
    expectNamed(played, name, FAULTS.find((fault) => fault.name === name)?.problemCode ?? null);
  },
);

test.each(overLeads)('$name is named where the stacks speak, and ends so', async ({ name, problemCode, overLead }) => {
  const run = await played(name, { site: { stacks: 2 }, wire: {} });
  expect(run.view.outcome).toBe(ENDS[name]?.overLead ?? ENDS[name]?.once);
  expectNamed(run, name, overLead === undefined ? problemCode : overLead);
});

test.each(DEVICE_LIES)('$name is named, and ends so', async ({ name, problemCode }) => {
  const run = await played(name, { site: { stacks: 2 }, wire: {} });
  expect(run.view.outcome).toBe(LIES_END[name]);
  expectNamed(run, name, problemCode);
});

test.each(cases)(
  '$name on $generation, however often, ends in a hold or in an end that the plant bears out',
  async ({ name, generation }) => {
    const { rig, view, events } = await runWith(name, generation, ENDS[name]?.times ?? 9);
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
  const { rig, view } = await runWith('code-25-stuck', 'gen3');
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
  const { events } = await runWith('version-unchanged', 'gen3');
  const resumed = events
    .filter((event) => event.type === 'run.resumed')
    .map(({ data }) => data as { offer: string; changed: string });
  expect(resumed).toEqual([{ offer: 'flash-again', changed: 'another cable, tool started anew' }]);
});

import { message } from '../../src/kernel';
import {
  EMPTY_SITE,
  evolve,
  type FactValue,
  type Guard,
  foldRun,
  foldSite,
  GUARDS,
  INVARIANTS,
  type PlannedStep,
  type RunEventBody,
  runStream,
  type RunState,
  type SiteState,
  siteStream,
  stateDigest,
  wrongIn,
} from '../../src/orchestrator';
import { type Dump } from '../../src/orchestrator/events';
import { type Rig, type Scenario, startScenario } from '../support/rig';
import { PEOPLE } from './guards/people.scenarios';
import { SET } from './guards/set.scenarios';
import { FLASH } from './guards/flash.scenarios';
import { type GuardScenario, untilDecided } from './guards/guard-scenario';

// The regime that looks at every decision once more before it is appended. Guards object before; this stands behind them.

interface Place {
  readonly run: RunState;
  readonly site: SiteState;
  readonly step: PlannedStep;
}

const at = { wallMs: 0, monoMs: 0, bootId: 'boot' };
const placed = new Map<string, Promise<Place>>();

/** A run of three stacks where this question is open, as it rightly is; the ordinary main job, or over leads. */
function place(name: string, stack?: string, scenario: Scenario = {}): Promise<Place> {
  const id = `${name} ${stack} ${JSON.stringify(scenario)}`;
  const known = placed.get(id) ?? led(name, stack, scenario);
  placed.set(id, known);
  return known;
}

async function led(name: string, stack: string | undefined, scenario: Scenario): Promise<Place> {
  const rig = await startScenario(scenario);
  const isHere = (one: { readonly stepId: string; readonly stack: string | null }): boolean =>
    one.stepId.includes(name) && (stack === undefined || one.stack === stack);
  await rig.drive(({ prompts, acts }) => prompts.some(isHere) || acts.some(isHere));
  const { run, site } = await rig.engine.state(rig.runId);
  const step = run.steps.open().find((one) => one.step === name && (stack === undefined || one.stack === stack));
  if (step === undefined) throw new Error(`The run never asks for ${name}.`);
  return { run, site, step };
}

/** The run told something else. */
const told = (run: RunState, facts: Readonly<Record<string, FactValue>>): RunState =>
  written(run, {
    type: 'steps.reopened',
    data: {
      stepIds: [],
      because: message('because.corrected', { why: 'a test' }),
      by: 'test',
      facts: Object.entries(facts).map(([key, value]) => ({ key, value, evidence: ['E2'], stepId: 'test' })),
    },
  });

const written = (run: RunState, body: RunEventBody): RunState => evolve(run, { ...body, at, actor: 'Ana' });

/** The question of this place, shown once more. */
const shown = ({ run, step }: Place, revision?: number): RunEventBody => ({
  type: 'prompt.opened',
  data: { stepId: step.id, promptId: 'p', revision: revision ?? (run.steps.get(step.id)?.revision ?? 0) + 1 },
});

/** Which invariant this event breaks in this state. */
function broken(run: RunState, site: SiteState, body: RunEventBody, actor = 'Ana'): string | undefined {
  const event = { ...body, at, actor };
  return wrongIn(run, [{ of: 'run', event, run: evolve(run, event), site }])?.id;
}

const covered = new Set<string>();
/** The question is right where it stands; told this, it would break the invariant. */
async function bites(id: string, where: Promise<Place>, ...each: readonly Readonly<Record<string, FactValue>>[]) {
  covered.add(id);
  const here = await where;
  expect(broken(here.run, here.site, shown(here))).toBeUndefined();
  for (const facts of each) expect([facts, broken(told(here.run, facts), here.site, shown(here))]).toEqual([facts, id]);
}

const ADDRESS = 'ADDR_SET';

describe('what a person would be asked', () => {
  test('SI-01: nothing at all while danger is reported', async () => {
    covered.add('SI-01');
    const here = await place('pull-links');
    const smoke = written(here.run, { type: 'danger.reported', data: { what: 'smoke' } });
    expect(broken(smoke, here.site, shown(here))).toBe('SI-01');
    expect(broken(smoke, here.site, { type: 'step.done', data: { stepId: here.step.id, facts: [] } })).toBe('SI-01');
  });

  test('SI-02: no breaker while an inverter, a source or a current is there', async () => {
    const here = await place('open-and-lock-breakers');
    const { inverters, sources } = here.run.plan.site;
    await bites(
      'SI-02',
      Promise.resolve(here),
      { [`inverter/${inverters[0]?.id}`]: 'running' },
      { [`source/${sources[0]?.id}`]: null },
      { 'S2/amps': 4 },
      { 'S3/amps-again': null },
    );
  });

  test('SI-03: no power and no cable with a breaker that is not locked', () =>
    bites('SI-03', place('pull-links'), { 'site/locks': 0 }, { 'site/locks': null }));

  test('SI-04: no second stack on while the set is apart', () =>
    bites('SI-04', place('switch-on', 'S2'), { 'S1/power': 'on' }, { 'S3/power': null }));

  test('SI-05: no stack to a live one with volts that are unknown or apart', () =>
    bites('SI-05', joining(), { 'S1/volts': 99 }, { 'S1/volts': null }));

  test('SI-10: no switch whose position nobody stored', async () => {
    covered.add('SI-10');
    const here = await place('move-bank', 'S2');
    const unseen = told(here.run, { [`S2/as-found/${here.step.params.bank}`]: null });
    expect(broken(unseen, here.site, shown(here))).toBeUndefined();
    expect(broken(unseen, EMPTY_SITE, shown(here))).toBe('SI-10');
  });

  test('SI-12: no cable while a stack is not dark', () =>
    bites('SI-12', place('plug-links'), { 'S3/power': 'half-on' }, { 'S1/power': null }));

  test('SI-24: nothing is taken from under a stack that may write', () =>
    bites('SI-24', place('disconnect-tool', 'S1'), { 'S1/flash': 'maybe' }, { 'S1/flash': 'writing' }));

  test('SI-25: no closing while a stack is torn, in this run or on the list of the site', async () => {
    const here = await place('close-breakers');
    await bites('SI-25', Promise.resolve(here), { 'S2/flash': 'torn' });
    const unit = { id: 'S2/unit', kind: 'unit', stack: 'S2', original: null, runId: 'r', status: 'open' } as const;
    expect(broken(here.run, { obligations: new Map([['S2/unit', unit]]) }, shown(here))).toBe('SI-25');
  });

  test('SI-35: no links while one stack was written and another has not passed', () =>
    bites('SI-35', place('plug-links'), { 'S2/passed': null }));

  test('SI-38: no second master on the chain', async () => {
    const { run } = await joining();
    const { masterKey } = run.plan.slice.addressing;
    const master = run.plan.banks.find(({ id }) => id === ADDRESS)?.patterns.find(({ key }) => key === masterKey);
    const pattern = master?.pattern ?? '';
    await bites('SI-38', joining(), { [`S3/${ADDRESS}`]: pattern, [`S2/${ADDRESS}`]: pattern });
  });

  test('SI-41: no closing on a set that was not counted since its links went back', () =>
    bites('SI-41', place('close-breakers'), { 'site/links-plugged': 2 }));
});

/** The second stack of a set that is joined, about to come on. */
async function joining(): Promise<Place> {
  const rig = await startScenario({ site: { stacks: 3 } });
  await rig.drive(
    ({ prompts, steps }) =>
      steps.some(({ step, status }) => step === 'plug-links' && status === 'done') &&
      prompts.some(({ step, stack }) => step === 'switch-on' && stack === 'S2'),
  );
  const { run, site } = await rig.engine.state(rig.runId);
  const step = run.steps.open().find((one) => one.step === 'switch-on');
  if (step === undefined) throw new Error('S2 does not come on.');
  return { run, site, step };
}

describe('what would be begun or recorded', () => {
  test('SI-14 and SI-16: no start of a write beside another, or on a stack that does not stand alone', async () => {
    await bites('SI-14', place('start-update', 'S2'), { 'S1/flash': 'writing' }, { 'S3/flash': 'torn' });
    await bites(
      'SI-16',
      place('start-update', 'S2'),
      { 'site/links-in-hand': 1 },
      { 'S3/power': 'on' },
      { 'S2/power': null },
    );
  });

  test('SI-30: no start of a write before the stack before has passed', () =>
    bites('SI-30', place('start-update', 'S2'), { 'S1/passed': null }));

  test('the machine begins no write to a stack whose serial it has not read', async () => {
    const { run, site, step } = await place('send-firmware', 'S1', { wire: {}, site: { stacks: 2 } });
    const begun: RunEventBody = {
      type: 'effect.intended',
      data: { stepId: step.id, effectId: 'e', effect: 'send-firmware' },
    };
    // Taken up after a restart: it was begun before, whatever somebody said since.
    expect(broken(told(run, { 'S1/identity': null }), site, begun)).toBeUndefined();
    const fresh = written(run, {
      type: 'effect.ended',
      data: {
        ...{ stepId: step.id, effectId: run.steps.get(step.id)?.effectId ?? '', outcome: 'failed', said: 'no' },
      },
    });
    expect(broken(fresh, site, begun)).toBeUndefined();
    const nameless = { 'S1/identity': null, 'S1/serial-read': null, 'S1/unit/serial': null };
    expect(broken(told(fresh, nameless), site, begun)).toBe('SI-16');
    // Its lead was out as it came on, and nobody could read the label: the test of the lead read the serial.
    const tested = { ...nameless, 'S1/unit/serial': 'TRAIN-0001' };
    expect(broken(told(fresh, tested), site, begun)).toBeUndefined();
    expect(broken(told(fresh, { 'S2/power': 'on' }), site, begun)).toBe('SI-16');
  });

  test('SI-08: no hold without a way on', async () => {
    covered.add('SI-08');
    const { run, site } = await place('pull-links');
    const held = (offers: readonly 'stop-here'[]): RunEventBody => ({
      type: 'run.held',
      data: {
        ...{ promptId: 'p', by: 'SI-00', because: message('hold.danger'), physical: 'not-all-off', stepIds: [] },
        offers,
      },
    });
    expect(broken(run, site, held(['stop-here']))).toBeUndefined();
    expect(broken(run, site, held([]))).toBe('SI-08');
  });

  test.each(['complete', 'complete-with-deviations'] as const)(
    'SI-11: no %s while something is owed',
    async (outcome) => {
      covered.add('SI-11');
      const { run, site } = await place('pull-links');
      const ended: RunEventBody = {
        type: 'run.ended',
        data: { outcome, physical: 'in-service', because: message(`ended.${outcome}`) },
      };
      expect(broken(run, EMPTY_SITE, ended)).toBeUndefined();
      expect(broken(run, site, ended)).toBe('SI-11');
    },
  );

  test('SI-45: no question a second time under its old number', async () => {
    covered.add('SI-45');
    const here = await place('pull-links');
    expect(broken(here.run, here.site, shown(here, here.run.steps.get(here.step.id)?.revision))).toBe('SI-45');
  });

  test('SI-51: nothing in a run that stands in an older journal', async () => {
    covered.add('SI-51');
    const here = await place('see-mode', 'S1');
    const older = written(here.run, {
      type: 'run.held',
      data: {
        ...{ promptId: 'p', by: 'SI-51', because: message('hold.older-journal'), physical: 'not-all-off' },
        ...{ offers: ['stop-here'], stepIds: [] },
      },
    });
    expect(broken(older, here.site, shown(here))).toBe('SI-51');
  });

  test('SI-53: no answer by the machine in the place of a person', async () => {
    covered.add('SI-53');
    const { run, site, step } = await place('pull-links');
    const state = run.steps.get(step.id);
    const given: RunEventBody = {
      type: 'answer.given',
      data: {
        ...{ stepId: step.id, promptId: state?.promptId ?? '', revision: state?.revision ?? 0 },
        answer: { kind: 'count', value: 2 },
      },
    };
    expect(broken(run, site, given)).toBeUndefined();
    expect(broken(run, site, given, 'stackhand')).toBe('SI-53');
  });
});

test('each invariant of the table has a test that it bites', () => {
  expect(INVARIANTS.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  expect(new Set(INVARIANTS.map(({ id }) => id)).size).toBe(INVARIANTS.length);
});

const stories = [...PEOPLE, ...SET, ...FLASH];
const story = (row: string, tells: string): GuardScenario => {
  const found = stories.find(({ rows, told: tell }) => rows.includes(row) && tell.endsWith(tells));
  if (found === undefined) throw new Error(`No scenario takes out ${row}.`);
  return found;
};

async function playedWithout(one: GuardScenario): Promise<Rig> {
  const rig = await startScenario({ ...one.scenario(), without: [...one.rows, ...(one.alsoOut ?? [])], behind: true });
  await untilDecided(rig);
  return rig;
}

describe('with a guard taken out, the decision that it would have stopped is stopped behind it', () => {
  test.each([
    ['SI-02', 'SI-02 noCurrent', 'hold.not-parked'],
    ['SI-03', 'SI-03 locked', 'hold.locks-missing'],
    ['SI-04', 'SI-04', 'hold.another-is-on'],
    ['SI-05', 'SI-05 voltsKnown', 'hold.volts-apart'],
    ['SI-12', 'SI-12 dark', 'hold.lit-with-zeros'],
    ['SI-35', 'SI-35 membersPassed', 'hold.not-passed'],
  ])('%s, without %s', async (id, row, tells) => {
    const rig = await playedWithout(story(row, tells));
    expect(rig.holds.join('; ')).toContain(`${id}:behind-the-decision Touch nothing`);
    expect(rig.truth().oracles.map(({ oracle }) => oracle)).not.toContain(story(row, tells).trips);
  });
});

interface Held {
  readonly by: string;
  readonly dump?: Dump;
}

test('the hold keeps what was told, and carries what was not written and what was believed', async () => {
  const one = story('SI-05 voltsKnown', 'hold.volts-apart');
  const rig = await startScenario({ ...one.scenario(), without: one.rows, behind: true });
  const view = await rig.drive(({ hold }) => hold !== null);
  expect(view.hold).toMatchObject({ because: { title: expect.stringContaining('SI-05') as unknown } });
  expect(view.hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'stop-here']);
  expect(view.prompts).toEqual([]);
  const events = await rig.journal.read(runStream(rig.runId));
  const last = events.at(-1);
  const { dump } = last?.data as Held;
  expect([last?.type, dump?.invariant, dump?.left]).toEqual(['run.held', 'SI-05', 0]);
  expect(dump?.events[0]).toMatchObject({
    type: 'prompt.opened',
    data: { stepId: expect.stringContaining('switch-on') },
  });
  // What the person told before it stands in the journal.
  const here = events.slice(0, -1);
  expect(here.some(({ type, seq }) => type === 'step.done' && seq === (last?.seq ?? 0) - 1)).toBe(true);
  const run = foldRun(here).state as RunState;
  const site = foldSite(await rig.journal.read(siteStream(view.site.id))).state;
  expect(dump?.state).toBe(stateDigest(run, site));
  expect(stateDigest(told(run, { 'S1/power': 'on' }), site)).not.toBe(dump?.state);
});

test('a run that goes round without asking anybody is held with what it did, not hung (SI-48)', async () => {
  const round: Guard = {
    id: 'SI-99',
    before: ['connect-tool'],
    overridable: false,
    objection: () => ({ because: message('hold.volts-old'), reask: ['@S1/accept-code'], stale: true }),
  };
  const rig = await startScenario({ site: { stacks: 2 }, guards: [...GUARDS, round] });
  const view = await rig.drive(({ hold }) => hold !== null);
  expect(view.hold?.by).toBe('SI-48:behind-the-decision');
  expect(view.hold?.because.title).toMatch(/goes round/);
  const events = await rig.journal.read(runStream(rig.runId));
  const { dump } = events.at(-1)?.data as Held;
  expect(dump?.events.length).toBe(50);
  expect(dump?.left).toBeGreaterThan(0);
  // The answer that led there is kept, and the run can be stopped.
  expect(events.at(-2)?.type).not.toBe('run.held');
  await rig.engine.choose(
    rig.runId,
    { promptId: view.hold?.promptId ?? '', offer: 'stop-here', words: 'sent to the makers' },
    { actor: 'Ana' },
  );
  expect((await rig.view()).status).toBe('ended');
});

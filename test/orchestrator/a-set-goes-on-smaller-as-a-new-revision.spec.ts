import type { HoldOffer, RunView } from '../../src/orchestrator';
import { asRunEvent, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { type Rig, type Scenario, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };

/** The update of one stack never takes: it comes back with its old version, however often it is written. */
const neverTakes = (stack: string): Scenario => ({
  plant: { faults: [{ name: 'version-unchanged', stack, times: 99 }] },
});
/** One stack is too warm to be written: it keeps its old version, and the others are written. */
const tooWarm = (stack: string): Scenario => ({
  says: (prompt, rig) =>
    prompt.message.id === 'ask.temperature' && prompt.stack === stack && rig.truth().linksInHand > 0
      ? { kind: 'number', value: 58, unit: prompt.unit ?? '' }
      : undefined,
});
/** The lead of one stack is not clean: nothing is sent over it. */
const noLead = (stack: string): Scenario => ({
  wire: {},
  spoil: (effects) => ({
    ...effects,
    'test-link': async (run, stepId, help) =>
      run.plan.steps.find(({ id }) => id === stepId)?.stack === stack
        ? { outcome: 'failed', said: '3 of 50 answers were not clean' }
        : ((await effects['test-link']?.(run, stepId, help)) ?? { outcome: 'failed', said: 'no such effect' }),
  }),
});

const offers = ({ hold }: RunView): readonly HoldOffer[] => (hold?.offers ?? []).map(({ id }) => id);
const offered = (view: RunView): boolean => offers(view).includes('smaller-set');

async function choose(rig: Rig, offer: HoldOffer): Promise<void> {
  const { hold } = await rig.view();
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer, words: 'S is for the workshop' }, WHO);
}

async function leftOut(scenario: Scenario): Promise<Rig> {
  const rig = await startScenario(scenario);
  await rig.drive(offered);
  await choose(rig, 'smaller-set');
  return rig;
}

async function report(rig: Rig) {
  const { run, site } = await rig.engine.state(rig.runId);
  const events = await rig.journal.read(runStream(rig.runId));
  return closingReport(run, site, events.map(asRunEvent));
}

const SETS = [
  { product: 'Gen 3, tool', stack: 'S3', scenario: neverTakes('S3'), links: ['S1-S2'] },
  { product: 'Gen 3, tool', stack: 'S2', scenario: tooWarm('S2'), links: ['S1-S3'] },
  { product: 'open, lead', stack: 'S3', scenario: noLead('S3'), links: ['S1-S2'] },
  { product: 'open, lead', stack: 'S2', scenario: noLead('S2'), links: ['S1-S3'] },
];

describe.each(SETS)('$product: $stack is left out', ({ stack, scenario, links }) => {
  let rig: Rig;
  let view: RunView;
  beforeAll(async () => {
    rig = await leftOut(scenario);
    view = await rig.drive();
  }, 60_000);

  test('the others pass, are joined as a set of two, and go back into service', () => {
    expect(rig.holds.slice(1)).toEqual([]);
    expect(view).toMatchObject({ status: 'ended', outcome: 'degraded', physical: 'in-service' });
    const truth = rig.truth();
    expect(truth.oracles).toEqual([]);
    expect(truth.stacks.filter(({ lit }) => lit).map(({ tag }) => tag)).toEqual(
      ['S1', 'S2', 'S3'].filter((tag) => tag !== stack),
    );
    expect(truth.links.map(({ from, to }) => `${from}-${to}`)).toEqual(links);
    expect(truth.breakers.every(({ closed }) => closed)).toBe(true);
  });

  test('the site keeps what waits for the stack that was left out, and nothing else', () => {
    const open = view.obligations.map(({ id }) => id);
    expect(open).toEqual(expect.arrayContaining(['links', `${stack}/ADDR_SET`, `${stack}/member`, 'versions']));
    expect(open.filter((id) => !['links', 'versions'].includes(id) && !id.startsWith(stack))).toEqual(
      stack === 'S2' ? ['S3/ADDR_SET'] : [],
    );
  });

  test('the report names the decision, the revision and what was left out', async () => {
    const { verdict, timeline, outcomeWords } = await report(rig);
    expect(verdict).toMatchObject({ revision: 2, outcome: 'degraded', agrees: true, findings: [] });
    expect(verdict.shortfalls).toContain(`${stack} was left out of the set by a recorded decision.`);
    expect(verdict.deviations.map(({ why }) => why)).toContain('S is for the workshop');
    expect(timeline.map(({ what }) => what).join('\n')).toContain(`Left out: ${stack}.`);
    expect(outcomeWords).not.toBe('');
  });
});

test.each(SETS.filter(({ stack }) => stack === 'S2'))(
  '$product: the service dies again and again on the way, and it ends the same',
  async ({ scenario, links }) => {
    const rig = await leftOut(scenario);
    for (let asked = rig.asked.length; ; asked += 7) {
      const view = await rig.drive(() => rig.asked.length >= asked);
      if (view.status === 'ended') break;
      await rig.crash();
    }
    expect(await rig.view()).toMatchObject({ outcome: 'degraded', physical: 'in-service' });
    const { oracles, links: plugged } = rig.truth();
    expect(oracles).toEqual([]);
    expect(plugged.map(({ from, to }) => `${from}-${to}`)).toEqual(links);
    expect((await report(rig)).verdict).toMatchObject({ revision: 2, agrees: true, findings: [] });
  },
  60_000,
);

test('another run takes the stack in again, and nothing of the site is open any more', async () => {
  const rig = await leftOut(tooWarm('S3'));
  await rig.drive();
  rig.clock.advance(12 * 3_600_000);
  await rig.nextRun('parallel-stack-update');
  const isFound = ({ hold }: RunView): boolean => hold?.by.startsWith('SI-09') === true;
  Object.assign(rig, { scenario: {} });
  const found = await rig.drive(isFound);
  expect(found.hold).toMatchObject({
    because: { title: 'An earlier run left stack S3 out of the set.' },
    help: { next: { offer: 'override' } },
  });
  for (let view = found; view.status !== 'ended'; view = await rig.drive(isFound)) await choose(rig, 'override');
  const view = await rig.view();
  expect(view).toMatchObject({
    outcome: 'complete-with-deviations',
    obligations: [],
    deviations: [{ guard: 'SI-09' }],
  });
  expect(rig.truth().differsFromAsFound).toEqual([]);
  expect(rig.truth().oracles).toEqual([]);
});

test('a left-out stack that somebody switched on is to be dark before anything else comes on', async () => {
  let pressed = false;
  const rig = await startScenario({
    ...tooWarm('S3'),
    // The look at which LCD lit would tell the person at once.
    without: ['SI-13 litTheRightOne'],
    slip: (act) => {
      // The wrong button, once: the one with the card on it.
      if (pressed || act.act !== 'press-power' || rig.truth().links.length === 0 || act.stack !== 'S2')
        return undefined;
      pressed = rig.truth().linksInHand === 1;
      return pressed ? { ...act, stack: 'S3' } : undefined;
    },
  });
  await rig.drive(offered);
  await choose(rig, 'smaller-set');
  await rig.drive(() => pressed && !rig.truth().stacks.some(({ tag, lit }) => tag === 'S3' && lit));
  const events = await rig.journal.read(runStream(rig.runId));
  expect(JSON.stringify(events)).toContain('hold.left-out-lit');
  expect(rig.truth().stacks.find(({ tag }) => tag === 'S3')?.lit).toBe(false);
});

describe('A smaller set is not offered', () => {
  const notOffered = async (scenario: Scenario, row: string): Promise<RunView> => {
    const rig = await startScenario(scenario);
    return rig.drive(({ hold }) => hold?.by.startsWith(row) === true);
  };

  test('without the master: the inverter lead hangs on it', async () => {
    expect(offers(await notOffered(neverTakes('S1'), 'SI-30'))).not.toContain('smaller-set');
  });

  test('where fewer than two stacks would be left', async () => {
    const scenario = { ...neverTakes('S2'), site: { stacks: 2 } };
    expect(offers(await notOffered(scenario, 'SI-30'))).not.toContain('smaller-set');
  });

  test('where a stack would have to be written after one that did not pass', async () => {
    expect(offers(await notOffered(neverTakes('S2'), 'SI-30'))).not.toContain('smaller-set');
  });

  test('while a unit is torn: it stays powered, and nothing comes on beside it', async () => {
    const scenario = { plant: { faults: [{ name: 'code-25-stuck', stack: 'S3' }] } };
    expect(offers(await notOffered(scenario, 'SI-25'))).toEqual(['stop-here']);
  });
});

test('an abort after two of three have passed may end with these two', async () => {
  const rig = await startScenario({});
  await rig.drive(({ prompts }) => prompts.some(({ step, stack }) => step === 'switch-on' && stack === 'S3'));
  await rig.engine.abort(rig.runId, 'called away', WHO);
  expect(offers(await rig.view())).toEqual(['finish-forward', 'smaller-set', 'stop-here']);
  await choose(rig, 'smaller-set');
  expect(await rig.drive()).toMatchObject({ outcome: 'degraded', physical: 'in-service' });
  expect(rig.truth().oracles).toEqual([]);
});

test('a set that an earlier run left half updated may be put back into service without the stack that is behind', async () => {
  const rig = await startScenario({});
  await rig.drive(({ prompts }) => prompts.some(({ step, stack }) => step === 'switch-on' && stack === 'S3'));
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  await choose(rig, 'stop-here');
  await rig.nextRun('restore-only');
  await rig.drive(offered);
  expect((await rig.view()).hold?.because.title).toContain('half updated');
  await choose(rig, 'smaller-set');
  // The tool shows the modules of the one stack it still hangs on.
  await rig.drive(({ hold }) => hold?.by.startsWith('SI-35') === true);
  await choose(rig, 'override');
  expect(await rig.drive()).toMatchObject({ outcome: 'degraded', physical: 'in-service' });
  expect(rig.truth().oracles).toEqual([]);
  expect(
    rig
      .truth()
      .stacks.filter(({ lit }) => lit)
      .map(({ tag }) => tag),
  ).toEqual(['S1', 'S2']);
});

test('a run that did not note the addresses gives no stack another one', async () => {
  let dead = false;
  const rig = await startScenario({
    says: ({ step, stack }) =>
      dead && step === 'switch-on' && stack === 'S2' ? { kind: 'choice', option: 'none' } : undefined,
  });
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'open-and-lock-breakers'));
  await rig.engine.abort(rig.runId, 'called away', WHO);
  await rig.drive();
  await rig.engine.recover();
  dead = true;
  await rig.nextRun('restore-only');
  const { hold } = await rig.drive((view) => view.hold !== null);
  expect(hold?.offers.map(({ id }) => id)).not.toContain('smaller-set');
  expect(hold?.help.notOffered.map(({ title }) => title)).toContain(
    'No smaller set: this run did not note the addresses.',
  );
});

test('a source that stays off is left by a decision, and nothing of the stack that was left out with it', async () => {
  const rig = await leftOut({
    ...tooWarm('S3'),
    says: (prompt, here) =>
      prompt.step === 'switch-source-on' ? { kind: 'cannot-see' } : tooWarm('S3').says?.(prompt, here),
  });
  const held = await rig.drive(({ hold }) => hold?.by.startsWith('SI-11') === true);
  const owed = held.obligations.filter(({ status }) => status === 'open').map(({ id }) => id);
  await choose(rig, 'leave-open');
  const view = await rig.drive();
  expect(view).toMatchObject({ status: 'ended', outcome: 'degraded' });
  const open = view.obligations.filter(({ status }) => status === 'open').map(({ id }) => id);
  expect(open).toContain('S3/member');
  expect(owed.filter((id) => !open.includes(id))).toEqual(['sources']);
  expect((await report(rig)).verdict).toMatchObject({ agrees: true, outcome: 'degraded', findings: [] });
});

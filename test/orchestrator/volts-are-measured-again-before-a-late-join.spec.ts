import { runStream } from '../../src/orchestrator';
import { type Rig, type Scenario, startScenario } from '../support/rig';

jest.setTimeout(60_000);

const HOUR = 3_600_000;

const volts = (rig: Rig): readonly (string | null)[] =>
  rig.asked.filter(({ message }) => message.id === 'ask.volts').map(({ stack }) => stack);

interface Absence {
  readonly step: string;
  readonly stack: string | null;
  readonly hours: number;
}

/** Whoever leads the run is away once before each of these questions, when the volts have been told. */
function away(...absences: readonly Absence[]): Pick<Scenario, 'before'> {
  const left = [...absences];
  return {
    before: async (prompt, rig) => {
      const [next] = left;
      if (next === undefined || volts(rig).length < 3 || prompt.step !== next.step || prompt.stack !== next.stack)
        return;
      left.shift();
      await rig.door.pause(next.hours * HOUR);
      await rig.engine.tick();
    },
  };
}

const said = async (rig: Rig): Promise<readonly string[]> =>
  (await rig.journal.read(runStream(rig.runId))).flatMap(({ type, data }) =>
    type === 'steps.reopened' ? [(data as { because: { id: string } }).because.id] : [],
  );

it('asks for no second reading in a run without a break', async () => {
  const rig = await startScenario();
  expect((await rig.drive()).outcome).toBe('complete');
  expect(volts(rig)).toEqual(['S1', 'S2', 'S3']);
  expect(rig.asked.filter(({ step }) => step === 'pull-links')).toHaveLength(1);
});

it.each([
  ['before the cables go in', 'plug-links', null],
  ['before the first stack comes on', 'switch-on', 'S3'],
  ['with one stack on', 'switch-on', 'S2'],
  ['with two stacks on', 'read-number', 'S2'],
])('measures the whole set again after two hours away %s', async (_where, step, stack) => {
  const rig = await startScenario(away({ step, stack, hours: 2 }));
  const view = await rig.drive();
  expect(view.outcome).toBe('complete');
  expect(volts(rig)).toEqual(['S1', 'S2', 'S3', 'S1', 'S2', 'S3']);
  expect(await said(rig)).toContain('hold.volts-from-before');
  expect(view.obligations.filter(({ status }) => status === 'open')).toEqual([]);
  expect(rig.truth().oracles).toEqual([]);
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

it.each(['parallel-stack-update', 'restore-only'])(
  'does not join what drifted apart overnight in %s',
  async (procedure) => {
    const rig = await startScenario({
      ...away({ step: 'switch-on', stack: 'S2', hours: 12 }),
      procedure: 'parallel-stack-update',
      plant: { faults: [{ name: 'voltage-drifts', stack: 'S1', volts: 0.1 }] },
    });
    if (procedure === 'restore-only') {
      await rig.drive((view) => view.prompts.some(({ step }) => step === 'read-version'));
      await rig.engine.abort(rig.runId, 'it gets late', { actor: 'Ana' });
      await rig.drive();
      await rig.nextRun(procedure);
    }
    await rig.drive();
    expect(rig.holds.join()).toContain('SI-05');
    expect(rig.truth().oracles).toEqual([]);
  },
);

it('holds, with a choice, where the volts grew old again each time', async () => {
  const rig = await startScenario(
    away(...Array.from({ length: 9 }, () => ({ step: 'switch-on', stack: 'S2', hours: 2 }))),
  );
  const { hold } = await rig.drive((view) => view.hold !== null);
  expect(hold?.by).toMatch(/^SI-05:/);
  expect(hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'stop-here']);
  expect((await rig.drive()).status).toBe('ended');
});

it('does not take the cables out for a set that was on together within the hour', async () => {
  const rig = await startScenario({
    site: { stacks: 3, reconnect: 'bmsPrecharges' },
    ...away({ step: 'switch-on', stack: 'S3', hours: 0.8 }, { step: 'close-breakers', stack: null, hours: 0.8 }),
  });
  expect((await rig.drive()).outcome).toBe('complete');
  expect(volts(rig)).toEqual(['S1', 'S2', 'S3']);
});

it('does not go on behind closed breakers with volts of the day before', async () => {
  const rig = await startScenario({
    site: { stacks: 3, reconnect: 'bmsPrecharges' },
    ...away({ step: 'close-breakers', stack: null, hours: 14 }),
  });
  expect((await rig.drive()).outcome).not.toMatch(/^complete/);
  expect(rig.holds.join()).toContain('more than an hour ago');
  await rig.nextRun('restore-only');
  expect((await rig.drive()).outcome).toMatch(/^complete/);
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

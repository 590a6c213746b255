import { asRunEvent, type EffectHandler, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { type Rig, startScenario } from '../support/rig';

jest.setTimeout(60_000);

const WHO = { actor: 'Ana' };

const acting =
  (step: string) =>
  ({ acts }: { readonly acts: readonly { readonly stepId: string }[] }): boolean =>
    acts.some(({ stepId }) => stepId.includes(step));

/** What a handler does takes so long, on the site's clock. */
function slow(rigOf: () => Rig, effects: Readonly<Record<string, EffectHandler>>, name: string) {
  return {
    ...effects,
    [name]: (async (run, stepId, help) => {
      await new Promise<void>((resolve) => void rigOf().clock.after(20_000, resolve));
      return effects[name]?.(run, stepId, help) ?? { outcome: 'failed', said: 'no such effect' };
    }) satisfies EffectHandler,
  };
}

async function verdictOf(rig: Rig) {
  const { run, site } = await rig.engine.state(rig.runId);
  return closingReport(run, site, (await rig.journal.read(runStream(rig.runId))).map(asRunEvent)).verdict;
}

it('danger was reported, and the service is started again: no inverter is started', async () => {
  const rig = await startScenario({
    wire: { inverters: true },
    site: { stacks: 1 },
    procedure: 'single-stack-update',
    spoil: (effects) => slow(() => rig, effects, 'resume-inverter'),
  });
  await rig.drive(acting('resume-inverter'));
  await rig.engine.danger(rig.runId, 'smoke', WHO);
  await rig.crash();
  for (let turn = 0; turn < 30; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    rig.clock.advance(2000);
  }
  expect(rig.truth().inverters[0]?.mode).toBe('standby');
});

it('danger was reported while an order was on its way: it is not given any more', async () => {
  const rig = await startScenario({
    wire: { inverters: true },
    site: { stacks: 1 },
    procedure: 'single-stack-update',
    spoil: (effects) => slow(() => rig, effects, 'resume-inverter'),
  });
  await rig.drive(acting('resume-inverter'));
  await rig.engine.danger(rig.runId, 'smoke', WHO);
  for (let turn = 0; turn < 30; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    rig.clock.advance(2000);
  }
  expect(rig.truth().inverters[0]?.mode).toBe('standby');
});

it('an inverter that was found in standby is not started by a machine', async () => {
  const rig = await startScenario({ wire: { inverters: true }, site: { stacks: 1 }, procedure: 'single-stack-update' });
  await rig.door.act({ act: 'inverter', inverter: 'INV1', mode: 'standby' });
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'resume-inverter'));
  expect(rig.truth().inverters[0]?.mode).toBe('standby');
});

it('an abort while an inverter is being parked waits for it, and starts it again', async () => {
  const rig = await startScenario({
    wire: { inverters: true },
    site: { stacks: 1 },
    procedure: 'single-stack-update',
    spoil: (effects) => slow(() => rig, effects, 'park-inverter'),
  });
  await rig.drive(acting('park-inverter'));
  await rig.engine.abort(rig.runId, 'not today', WHO);
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'abandoned', physical: 'as-found', obligations: [] });
  expect(rig.truth().inverters[0]?.mode).toBe('running');
  expect(await verdictOf(rig)).toMatchObject({ agrees: true, findings: [] });
});

it('an abort while a stack is being read leaves a record that holds together', async () => {
  const rig = await startScenario({ wire: {}, site: { stacks: 2 } });
  await rig.drive(acting('S1-read-count'));
  await rig.engine.abort(rig.runId, 'not today', WHO);
  const view = await rig.drive();
  expect(view.outcome).toBe('restored-not-updated');
  expect(await verdictOf(rig)).toMatchObject({ outcome: 'restored-not-updated', agrees: true, findings: [] });
});

it('a transfer that is under way is not cut by an end of the run: stopping is not offered meanwhile', async () => {
  const rig = await startScenario({ wire: {}, site: { stacks: 2 } });
  await rig.drive(() => (rig.truth().stacks[0]?.blocksWritten ?? 0) >= 10);
  await rig.engine.danger(rig.runId, 'smell', WHO);
  const { hold } = await rig.view();
  expect(hold?.offers.map(({ id }) => id)).toEqual(['danger-over']);
});

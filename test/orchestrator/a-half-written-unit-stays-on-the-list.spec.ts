import { asRunEvent, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { type Rig, startScenario } from '../support/rig';

/** A transfer that broke off for good, and a second run at the same site. */
async function secondRun(): Promise<Rig> {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 1 },
    procedure: 'single-stack-update',
    plant: { faults: [{ name: 'code-25-stuck', stack: 'S1', times: 9 }] },
  });
  expect((await rig.drive()).outcome).toBe('degraded');
  await rig.nextRun('restore-only');
  return rig;
}

async function choose(rig: Rig, offer: 'unit-is-back' | 'stop-here'): Promise<void> {
  const { hold } = await rig.drive((view) => view.hold !== null);
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer, words: 'so it is' }, { actor: 'Ana' });
}

async function verdictOf(rig: Rig) {
  const { run, site } = await rig.engine.state(rig.runId);
  const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
  return closingReport(run, site, events).verdict;
}

test('a unit that a person took off the list and that says it is half written stands on it again', async () => {
  const rig = await secondRun();
  await choose(rig, 'unit-is-back');
  const held = await rig.drive((view) => view.hold !== null);
  expect(held.hold?.by).toContain('SI-24');
  await choose(rig, 'stop-here');
  const open = (await rig.view()).obligations.filter(({ status }) => status === 'open').map(({ id }) => id);
  expect(open).toContain('S1/unit');
});

test('also where the run is aborted there, before anything was moved', async () => {
  const rig = await secondRun();
  await choose(rig, 'unit-is-back');
  await rig.drive((view) => view.hold !== null);
  await rig.engine.abort(rig.runId, 'called away', { actor: 'Ana' });
  const { outcome, obligations } = await rig.view();
  expect(outcome).toBe('degraded');
  expect(obligations.filter(({ status }) => status === 'open').map(({ id }) => id)).toContain('S1/unit');
  expect(await verdictOf(rig)).toMatchObject({ outcome: 'degraded', agrees: true, findings: [] });
});

test('a run that only found a unit half written is judged from its record as it judged itself', async () => {
  const rig = await secondRun();
  await choose(rig, 'unit-is-back');
  await choose(rig, 'stop-here');
  expect(await verdictOf(rig)).toMatchObject({ outcome: 'degraded', agrees: true, findings: [] });
});

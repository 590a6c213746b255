import { asRunEvent, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { startScenario } from '../support/rig';

/** A second run beside a stack that says it is half written, which no earlier run wrote into the list of the site. */
async function besideHalfWritten() {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    plant: { faults: [{ name: 'wire-adapter-gone', stack: 'S1', on: 'write', every: 7, times: 1, ms: 1_800_000 }] },
    without: ['SI-25 noTornUnit'],
  });
  await rig.drive();
  rig.clock.advance(3_600_000);
  return rig;
}

async function verdictOf(rig: Awaited<ReturnType<typeof besideHalfWritten>>) {
  const { run, site } = await rig.engine.state(rig.runId);
  const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
  return closingReport(run, site, events).verdict;
}

test('the next run stops before it touches anything, and both records and their evidence say degraded', async () => {
  const rig = await besideHalfWritten();
  await rig.nextRun('parallel-stack-update');
  const view = await rig.drive();
  expect(await verdictOf(rig)).toMatchObject({ outcome: 'degraded', agrees: true, findings: [] });
  expect(view).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
}, 60_000);

test('a run that is aborted once the stack has said so is no run that was merely abandoned', async () => {
  const rig = await besideHalfWritten();
  await rig.nextRun('restore-only');
  await rig.drive(({ leave }) => leave?.physical === 'updater-must-stay');
  await rig.engine.abort(rig.runId, 'enough for today', { actor: 'Ana', key: 'enough' });
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
  expect(await verdictOf(rig)).toMatchObject({ outcome: 'degraded', agrees: true, findings: [] });
}, 60_000);

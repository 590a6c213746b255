import { asRunEvent, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { startScenario } from '../support/rig';

test('the next run stops before it touches anything, and both records and their evidence say degraded', async () => {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    plant: { faults: [{ name: 'wire-adapter-gone', stack: 'S1', on: 'write', every: 7, times: 1, ms: 1_800_000 }] },
    // An earlier run that nobody wrote into the list of the site: the unit itself is what says it.
    without: ['SI-25 noTornUnit'],
  });
  await rig.drive();
  rig.clock.advance(3_600_000);
  await rig.nextRun('parallel-stack-update');
  const view = await rig.drive();
  const { run, site } = await rig.engine.state(rig.runId);
  const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
  expect(closingReport(run, site, events).verdict).toMatchObject({ outcome: 'degraded', agrees: true, findings: [] });
  expect(view).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
}, 60_000);

import { asRunEvent, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { startScenario } from '../support/rig';

test('a set put back with the modules of one stack unread is judged from its record as it judged itself', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    says: (prompt, { runId }) =>
      runId !== 'run-1' && prompt.step === 'read-version' && prompt.items === 2
        ? prompt.stack === 'S1'
          ? { kind: 'version', texts: ['03040', '03040'] }
          : { kind: 'cannot-see' }
        : undefined,
  });
  const view = await rig.drive(({ prompts }) =>
    prompts.some(({ step, stack }) => step === 'connect-tool' && stack === 'S1'),
  );
  expect(view.status).toBe('running');
  await rig.engine.abort(rig.runId, 'enough for today', { actor: 'Ana' });
  expect((await rig.drive()).outcome).toBe('restored-not-updated');
  await rig.nextRun('restore-only');
  const ended = await rig.drive();
  const { run, site } = await rig.engine.state(rig.runId);
  const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
  const { verdict } = closingReport(run, site, events);
  expect(
    verdict.versions.filter(({ component, before }) => component.startsWith('module') && before === null),
  ).toHaveLength(1);
  expect({ recorded: ended.outcome, agrees: verdict.agrees, findings: verdict.findings }).toEqual({
    recorded: 'complete',
    agrees: true,
    findings: [],
  });
});

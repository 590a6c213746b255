import { asRunEvent, runStream } from '../../src/orchestrator';
import { closingReport, reportHtml } from '../../src/reports';
import { OPEN_IMAGE, type Rig, startScenario } from '../support/rig';

jest.setTimeout(60_000);

async function reportOf(rig: Rig) {
  const { run, site } = await rig.engine.state(rig.runId);
  return closingReport(run, site, (await rig.journal.read(runStream(rig.runId))).map(asRunEvent));
}

it('what the machine read is judged once more from the record, and the verdict agrees', async () => {
  const rig = await startScenario({ wire: { inverters: true }, site: { stacks: 2 } });
  await rig.drive();
  const report = await reportOf(rig);
  expect(report.verdict).toMatchObject({ outcome: 'complete', agrees: true, findings: [], shortfalls: [] });
  expect(report.verdict.transfers.map(({ stack, outcome, imageSha256 }) => [stack, outcome, imageSha256])).toEqual([
    ['S1', 'ok', OPEN_IMAGE.sha256],
    ['S2', 'ok', OPEN_IMAGE.sha256],
  ]);
  expect(reportHtml(report)).toContain(`Image ${OPEN_IMAGE.sha256}`);
});

it('what went wrong on a line stands beside its transfer', async () => {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    plant: { faults: [{ name: 'wire-wrong-unit', stack: 'S1', on: 'write', every: 20, times: 1 }] },
  });
  await rig.drive();
  const { verdict } = await reportOf(rig);
  expect(verdict).toMatchObject({ outcome: 'complete', agrees: true, findings: [] });
  expect(verdict.transfers[0]?.troubles).toContain('wrongUnit 1');
  expect(verdict.transfers[1]?.troubles).not.toContain('wrongUnit 1');
});

it('a run that was killed in a transfer, over a lead that lost answers, holds together too', async () => {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    plant: { faults: [{ name: 'wire-answer-lost', stack: 'S2', on: 'read', every: 1, times: 20 }] },
  });
  await rig.drive(() => (rig.truth().stacks[0]?.blocksWritten ?? 0) >= 30);
  await rig.crash();
  await rig.drive();
  const { verdict } = await reportOf(rig);
  expect(verdict).toMatchObject({ outcome: 'complete', agrees: true, findings: [] });
});

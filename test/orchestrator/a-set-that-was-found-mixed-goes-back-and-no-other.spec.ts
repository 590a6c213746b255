import { asRunEvent, runStream, type RunView } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { type Rig, startScenario } from '../support/rig';

jest.setTimeout(60_000);

const WHO = { actor: 'Ana' };

async function verdictOf(rig: Rig) {
  const { run, site } = await rig.engine.state(rig.runId);
  const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
  return closingReport(run, site, events).verdict;
}

async function choose(rig: Rig, offer: 'smaller-set' | 'stop-here', held: (view: RunView) => boolean): Promise<void> {
  const { hold } = await rig.drive(held);
  const words = 'looked at it together with the owner';
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer, words }, WHO);
}

const byVersions = (view: RunView): boolean => view.hold?.by.startsWith('SI-35') === true;

test('a stack that was left out for its version is not joined again by a run that only puts back', async () => {
  const rig = await startScenario({
    wire: {},
    procedure: 'leave-parallel',
    plant: { faults: [{ name: 'lies-about-version', stack: 'S2', from: 'start' }] },
  });
  expect((await rig.drive()).outcome).toBe('complete');
  await rig.nextRun('join-parallel');
  await choose(rig, 'smaller-set', byVersions);
  expect((await rig.drive()).outcome).toBe('degraded');
  await rig.nextRun('restore-only');
  const held = await rig.drive((view) => view.hold !== null);
  expect(held.hold?.because.title).toContain('Versions differ');
  await choose(rig, 'stop-here', () => true);
  expect(await verdictOf(rig)).toMatchObject({ outcome: 'degraded', agrees: true, findings: [] });
});

test('a set that was found of two versions, and that nobody wrote, goes back as it was; run and verdict say so', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    plant: {
      change: (setup) => ({
        ...setup,
        stacks: setup.stacks.map((stack) =>
          stack.tag === 'S2' ? { ...stack, versions: { ...stack.versions, main102: '04000' } } : stack,
        ),
      }),
    },
  });
  await rig.drive((view) => view.prompts.some(({ step, stack }) => step === 'switch-on' && stack === 'S1'));
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  await choose(rig, 'stop-here', () => true);
  await rig.nextRun('restore-only');
  expect((await rig.drive()).outcome).toBe('complete');
  expect(rig.holds).toEqual([]);
  expect(await verdictOf(rig)).toMatchObject({ outcome: 'complete', agrees: true, findings: [] });
});

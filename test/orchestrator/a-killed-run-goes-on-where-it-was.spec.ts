import type { RunView } from '../../src/orchestrator';
import { startScenario } from '../support/rig';

/** What must not depend on a crash: outcome, deviations, the plant, what is left open. */
async function ending(crashAt?: (view: RunView, turn: number) => boolean) {
  const rig = await startScenario({ site: { stacks: 2 } });
  let turn = 0;
  for (;;) {
    const view = await rig.drive((seen) => {
      turn += 1;
      return crashAt?.(seen, turn) ?? false;
    });
    if (view.status === 'ended') break;
    await rig.crash();
    // The same turn must not stop the drive again.
    turn += 1;
  }
  const { outcome, deviations, obligations } = await rig.view();
  const { oracles, differsFromAsFound, stacks } = rig.truth();
  return {
    outcome,
    deviations,
    obligations,
    oracles,
    differsFromAsFound,
    versions: stacks.map((stack) => stack.versions),
    holds: rig.holds,
  };
}

const steps = [
  'open-and-lock-breakers',
  'pull-links',
  'move-bank',
  'switch-on',
  'start-update',
  'watch-flash',
  'read-count',
  'plug-links',
  'close-breakers',
  'resume-inverter',
];

test.each(steps)('killed once while "%s" is asked, the run ends as without', async (step) => {
  let crashed = false;
  const killed = await ending((view) => {
    if (crashed || !view.prompts.some((prompt) => prompt.step === step)) return false;
    crashed = true;
    return true;
  });
  expect(crashed).toBe(true);
  expect(killed).toEqual(await ending());
});

test('killed in every wait, each wait starts again in full and the run ends as without', async () => {
  const waited = new Set<string>();
  const killed = await ending((view) => {
    const fresh = view.waits.find((wait) => !waited.has(wait.stepId));
    if (fresh !== undefined) waited.add(fresh.stepId);
    return fresh !== undefined;
  });
  expect(waited.size).toBeGreaterThan(8);
  expect(killed).toEqual(await ending());
});

test('killed after every seventh answer, the run ends as without', async () => {
  expect(await ending((_view, turn) => turn % 7 === 0)).toEqual(await ending());
});

import { dropped } from './bad-procedure';
import { untilDecided } from './guard-scenario';
import { startScenario } from '../../support/rig';

test('SI-55: a pace is refused when a real site is planned', async () => {
  const planned = startScenario({ site: { stacks: 2, training: false }, wish: { pace: 60 } });
  await expect(planned).rejects.toThrow('orchestrator.pace-on-real-site');
});

test('SI-55: a plan of a real site that carries a pace all the same waits in full', async () => {
  const rig = await startScenario({
    site: { stacks: 2, training: false },
    change: (plan) => ({ ...plan, pace: 60 }),
  });
  await rig.drive();
  expect(rig.truth().oracles).toEqual([]);
});

test('SI-55: a real site that was declared as training would be led too fast', async () => {
  const rig = await startScenario({
    site: { stacks: 2, training: true },
    wish: { pace: 60 },
    change: (plan) => dropped(plan, (step) => step.groups.includes('update')),
  });
  await untilDecided(rig);
  expect(rig.truth().oracles.map((record) => record.oracle)).toContain('power-on-gap-under-10s');
});

test('SI-55: a training site says so in every view', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  expect((await rig.view()).site.training).toBe(true);
});

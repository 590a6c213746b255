import { startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };

test('a tick that stands in the queue behind the command that ends the run is taken', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const { hold } = await rig.drive((view) => view.prompts.length > 0);
  expect(hold).toBeNull();
  // Both see a run that goes on; the abort, first in the queue, ends it.
  const ends = rig.engine.abort(rig.runId, 'enough', WHO);
  await Promise.all([ends, rig.engine.tick()]);
  expect((await rig.view()).status).toBe('ended');
});

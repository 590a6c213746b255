import { startScenario } from '../support/rig';

test('three Gen 3 stacks go through the whole update without a slip', async () => {
  const rig = await startScenario();
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view.outcome).toBe('complete');
  const truth = rig.truth();
  expect(truth.oracles).toEqual([]);
  expect(truth.differsFromAsFound).toEqual([]);
  expect(truth.stacks.every((stack) => stack.atTarget)).toBe(true);
});

import { startScenario } from '../support/rig';

test('leave-parallel ends with every stack stand-alone and off; join-parallel makes the set of it again', async () => {
  const rig = await startScenario({ site: { stacks: 3 }, procedure: 'leave-parallel' });
  const apart = await rig.drive();
  expect(apart).toMatchObject({ outcome: 'complete', physical: 'all-off-locked' });
  expect(rig.truth().links).toEqual([]);
  expect(rig.truth().stacks.map((stack) => [stack.switches.ADDR_SET, stack.lit])).toEqual([
    ['100000', false],
    ['100000', false],
    ['100000', false],
  ]);
  await rig.nextRun('join-parallel');
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view).toMatchObject({ outcome: 'complete', obligations: [] });
  expect(rig.truth().oracles).toEqual([]);
  expect(rig.truth().stacks.map((stack) => stack.address)).toEqual([1, 2, 3]);
});

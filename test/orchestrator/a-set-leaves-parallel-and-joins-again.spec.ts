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

test('a stack that somebody switched on again is not left so where it speaks', async () => {
  let presses = 1;
  const rig = await startScenario({
    site: { stacks: 2 },
    wire: {},
    procedure: 'leave-parallel',
    before: async ({ step, stack }, { asked, door }) => {
      const last = asked.some((one) => one.step === 'switch-on' && one.stack === 'S2');
      if (step !== 'move-bank' || stack !== 'S2' || !last || presses-- <= 0) return;
      await door.act({ act: 'press-power', stack: 'S1', holdMs: 2000 });
    },
  });
  expect((await rig.drive()).outcome).toBe('complete');
  expect(rig.truth().stacks.map(({ lit }) => lit)).toEqual([false, false]);
});

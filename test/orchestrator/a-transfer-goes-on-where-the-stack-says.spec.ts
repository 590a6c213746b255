import { OPEN_IMAGE, startScenario } from '../support/rig';

jest.setTimeout(120_000);

const BLOCKS = Math.ceil(OPEN_IMAGE.bytes.length / 232);

it.each([1, 2, 3, 17, 40, BLOCKS - 1, BLOCKS])('killed after block %i of the first stack', async (block) => {
  const rig = await startScenario({ wire: {}, site: { stacks: 2 } });
  await rig.drive(() => (rig.truth().stacks[0]?.blocksWritten ?? 0) >= block);
  await rig.crash();
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete', deviations: [] });
  expect(rig.holds).toEqual([]);
  for (const stack of rig.truth().stacks) {
    expect(stack.image?.sha256).toBe(OPEN_IMAGE.sha256);
    expect(stack.blocksRepeated).toBeLessThanOrEqual(1);
  }
  expect(rig.truth().oracles).toEqual([]);
});

import { OPEN_IMAGE, startScenario } from '../support/rig';

jest.setTimeout(60_000);

async function endOf(lie: string) {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    plant: { faults: [{ name: lie, stack: 'S1' }] },
  });
  const view = await rig.drive();
  return { view, rig, holds: rig.holds.join('\n') };
}

it('names another version than the image has', async () => {
  const { view, holds } = await endOf('lies-about-version');
  expect(view.outcome).not.toMatch(/^complete/);
  expect(holds).toContain('what it runs is not the image that was sent');
});

it('repeats the hash that it was told while its flash holds something else', async () => {
  const { view, holds, rig } = await endOf('echoes-hash');
  expect(view.outcome).not.toMatch(/^complete/);
  expect(holds).toContain('S1');
  expect(rig.truth().stacks[0]?.image?.sha256).not.toBe(OPEN_IMAGE.sha256);
});

it('shows an old count', async () => {
  const { view, holds } = await endOf('stale-count');
  expect(view.outcome).not.toMatch(/^complete/);
  expect(holds).toContain('S1');
});

it('says that it is another stack', async () => {
  const { view, holds, rig } = await endOf('other-serial');
  // What it wrote of S1 nobody can prove: it is not joined, and no other stack is begun.
  expect(view).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
  expect(holds).toContain('Another unit than S1 answers');
  expect(rig.truth().links).toEqual([]);
  expect(rig.truth().stacks[1]?.blocksWritten).toBe(0);
});

it('names the version of the other and runs something else, and nothing joins the two again', async () => {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    plant: { faults: [{ name: 'lies-about-version', stack: 'S2', from: 'start' }] },
  });
  expect((await rig.drive()).outcome).not.toMatch(/^complete/);
  await rig.nextRun('restore-only');
  expect((await rig.drive()).outcome).not.toMatch(/^complete/);
  expect(rig.holds.at(-1)).toContain('SI-35');
  expect(rig.truth().oracles).toEqual([]);
});

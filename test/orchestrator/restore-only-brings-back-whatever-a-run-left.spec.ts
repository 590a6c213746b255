import type { RunView } from '../../src/orchestrator';
import type { PlantSetup } from '../../src/virtual-plant';
import { isOwed } from '../sim/watch/decided';
import { type Rig, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };

/** Leaves the site as it stands: the danger key, then "stop here". */
async function stopHere(rig: Rig): Promise<RunView> {
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  const { hold } = await rig.view();
  await rig.engine.choose(
    rig.runId,
    { promptId: hold?.promptId ?? '', offer: 'stop-here', words: 'everybody left' },
    WHO,
  );
  return rig.view();
}

/** Stops when so many questions were asked; null when the run was over before. */
async function stoppedAfter(questions: number): Promise<Rig | null> {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(() => rig.asked.length >= questions);
  if ((await rig.view()).status === 'ended') return null;
  await stopHere(rig);
  return rig;
}

/** Drives on; at a hold of one of these rows the named offer is chosen. */
async function driveChoosing(
  rig: Rig,
  offers: Readonly<Record<string, 'override' | 'unit-is-back'>>,
  stop: (view: RunView) => boolean = () => false,
): Promise<RunView> {
  const chosenFor = (view: RunView) => {
    const offer = offers[view.hold?.by.slice(0, 5) ?? ''];
    return view.hold?.offers.some(({ id }) => id === offer) === true ? offer : undefined;
  };
  for (;;) {
    const view = await rig.drive((seen) => stop(seen) || chosenFor(seen) !== undefined);
    const offer = chosenFor(view);
    if (view.hold === null || offer === undefined) return view;
    const words = 'looked at it together with the owner';
    await rig.engine.choose(rig.runId, { promptId: view.hold.promptId, offer, words }, WHO);
  }
}

const halfUpdated = (rig: Rig): boolean => {
  const { stacks } = rig.truth();
  return stacks.some(({ atTarget }) => atTarget) && !stacks.every(({ atTarget }) => atTarget);
};

// Every third question of the whole job; between them nothing else is moved.
test.each(Array.from({ length: 75 }, (_, index) => index * 3 + 20))(
  'a run that was left after %i questions is brought back, or its update is finished first',
  async (questions) => {
    const rig = await stoppedAfter(questions);
    if (rig === null) return;
    const stopped = await rig.view();
    if (stopped.obligations.length === 0) {
      await expect(rig.nextRun('restore-only')).rejects.toThrow('orchestrator.nothing-to-restore');
      return;
    }
    // A tool that still wrote then has ended by now, and somebody looked.
    rig.clock.advance(3_600_000);
    await rig.nextRun('restore-only');
    let view = await driveChoosing(rig, { 'SI-25': 'unit-is-back', 'SI-35': 'override' });
    if (halfUpdated(rig)) {
      expect(rig.holds.join()).toContain('half updated');
      await rig.nextRun('parallel-stack-update');
      view = await driveChoosing(rig, { 'SI-09': 'override' });
    } else expect(rig.holds).toEqual([]);
    expect(view.outcome).toMatch(/^complete/);
    expect(view.obligations).toEqual([]);
    expect(rig.truth().oracles).toEqual([]);
    expect(rig.truth().differsFromAsFound).toEqual([]);
  },
);

const foundInService = {
  site: { stacks: 2 },
  plant: {
    change: (setup: PlantSetup): PlantSetup => ({
      ...setup,
      stacks: setup.stacks.map((stack) => (stack.tag === 'S2' ? { ...stack, inv: '011111' } : stack)),
    }),
  },
};

test('a service position that somebody left is nobody’s place: the run is held before anything is parked', async () => {
  const rig = await startScenario(foundInService);
  const view = await rig.drive(({ hold }) => hold !== null);
  expect(view.hold).toMatchObject({
    physical: 'as-found',
    because: { title: expect.stringContaining('INV SET of stack S2') },
  });
});

test('an update on a site that lies in pieces names the run that leads it back', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(({ prompts }) => prompts.some(({ step, stack }) => step === 'see-mode' && stack === 'S1'));
  await stopHere(rig);
  await rig.nextRun('parallel-stack-update');
  const { hold } = await rig.drive((view) => view.hold !== null);
  expect(hold).toMatchObject({
    because: { title: 'An earlier run was stopped here: the set is not as recorded.' },
    help: { next: { offer: 'stop-here', words: { title: 'Stop here. Then start restore-only.' } } },
  });
});

test('what an earlier run recorded counts more than a snapshot of what it left behind', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(({ prompts }) => prompts.some(({ step, stack }) => step === 'see-mode' && stack === 'S1'));
  await stopHere(rig);
  await rig.nextRun('parallel-stack-update');
  // INV SET of S1 still stands at the detection, and its LCD shows it before anything is parked.
  await driveChoosing(rig, { 'SI-09': 'override' }, ({ hold }) => hold?.by.startsWith('SI-34') === true);
  const { hold } = await rig.view();
  expect(hold?.because.title).toBe('Stack S1 shows 1, not charge and power.');
  for (const [index, bit] of [...'101100'].entries())
    await rig.door.act({ act: 'set-switch', stack: 'S1', bank: 'INV_SET', number: index + 1, up: bit === '1' });
  const words = 'set as the record of the first run shows';
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer: 'try-again', words }, WHO);
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view).toMatchObject({ outcome: 'complete-with-deviations', obligations: [] });
  expect(rig.truth().stacks.map(({ switches }) => switches.INV_SET)).toEqual(['101100', '101100']);
  expect(rig.truth().oracles).toEqual([]);
});

test('a unit that did not come back keeps its site, until a person says who brought it back', async () => {
  const rig = await startScenario({
    site: { stacks: 1 },
    procedure: 'single-stack-update',
    plant: { faults: [{ name: 'code-25-stuck' }] },
  });
  await rig.drive();
  expect((await rig.view()).obligations.map(({ id }) => id)).toContain('S1/unit');
  await rig.nextRun('restore-only');
  const held = await rig.drive(({ hold }) => hold !== null);
  // Its LCD says still that it is written: no word of a person outweighs that.
  expect(held.hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'stop-here']);
  // The maker's technician writes it again with the tool.
  await rig.door.act({ act: 'tool-connect', stack: 'S1' });
  await rig.door.act({ act: 'tool-start', rescue: true });
  rig.clock.advance(3_600_000);
  const words = 'the maker wrote it again';
  await rig.engine.choose(rig.runId, { promptId: held.hold?.promptId ?? '', offer: 'try-again', words }, WHO);
  const view = await driveChoosing(rig, { 'SI-25': 'unit-is-back' });
  expect(view).toMatchObject({ outcome: 'complete-with-deviations', obligations: [] });
  expect(view.deviations).toMatchObject([{ guard: 'SI-25', why: 'looked at it together with the owner' }]);
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

// The first run is stopped when the cables are plugged again and nothing of them is owed; the way back pulls them once more to measure.
test.each([10, 16, 22, 28, 34, 40, 46, 52, 58])(
  'a way back that is stopped after %i questions has on the list of its site what it took apart',
  async (questions) => {
    const rig = await startScenario({ site: { stacks: 2 } });
    const plugged = (): boolean => rig.asked.some(({ step }) => step === 'plug-links');
    await rig.drive(({ prompts }) => plugged() && prompts.some(({ step }) => step === 'see-mode'));
    const { obligations } = await stopHere(rig);
    expect(obligations.map(({ kind }) => kind)).not.toContain('links');
    await rig.nextRun('restore-only');
    const before = rig.asked.length;
    await rig.drive(() => rig.asked.length >= before + questions);
    const owed = (await stopHere(rig)).obligations;
    const { differsFromAsFound } = rig.truth();
    expect(differsFromAsFound.filter((line) => !isOwed(line, owed, rig.runId))).toEqual([]);
  },
);

test('a bank that a hand left where it was, and moved when it was asked again, is owed', async () => {
  // The two switches that stand-alone needs, once.
  let left = 2;
  const rig = await startScenario({
    site: { stacks: 2 },
    slip: (act) =>
      act.act === 'set-switch' && act.stack === 'S2' && act.bank === 'ADDR_SET' && left-- > 0 ? null : undefined,
  });
  await rig.drive(() => rig.asked.some(({ step, stack }) => step === 'read-count' && stack === 'S2'));
  const { obligations } = await stopHere(rig);
  expect(rig.truth().differsFromAsFound).toContain('S2 ADDR_SET 100000 was 010000');
  expect(obligations).toContainEqual(
    expect.objectContaining({ id: 'S2/ADDR_SET', original: '010000', status: 'open' }),
  );
});

import { type Rig, startScenario } from '../support/rig';

jest.setTimeout(60_000);

const openDuties = async (rig: Rig): Promise<readonly string[]> =>
  (await rig.view()).obligations.filter(({ status }) => status === 'open').map(({ id }) => id);

/** The tool begins once more by itself after the last version of S2 was read, and is unplugged then as the run asks. */
const pushedBeforeTheUnplugging = (seen: 'meter' | 'first the meter, then nothing') =>
  startScenario({
    site: { stacks: 2 },
    before: async (prompt, rig) => {
      if (prompt.step === 'disconnect-tool' && prompt.stack === 'S2') await rig.door.act({ act: 'tool-start' });
    },
    says: (prompt, rig) =>
      seen !== 'meter' && prompt.message.id === 'ask.volts' && prompt.stack === 'S2' && rig.holds.length > 0
        ? { kind: 'cannot-see' }
        : undefined,
  });

it.each(['meter', 'first the meter, then nothing'] as const)(
  'a stack that is on and gives no volts stands on the list of its site (%s)',
  async (seen) => {
    const rig = await pushedBeforeTheUnplugging(seen);
    expect((await rig.drive()).outcome).toBe('degraded');
    expect(rig.truth().stacks.map(({ torn }) => torn)).toEqual([false, true]);
    expect(rig.holds.join()).toContain('S2 was on and gave no volts');
    expect(await openDuties(rig)).toContain('S2/unit');
    const before = rig.truth().oracles;
    await rig.nextRun('restore-only');
    await rig.drive();
    expect(rig.holds.join()).toContain('SI-25');
    expect(await openDuties(rig)).toContain('S2/unit');
    expect(rig.truth().oracles).toEqual(before);
  },
);

it('a busy code that stays after the update stands on the list of a stack that is alone', async () => {
  const rig = await startScenario({
    site: { stacks: 1 },
    procedure: 'single-stack-update',
    before: async (prompt, { door }) => {
      if (prompt.step === 'disconnect-tool') await door.act({ act: 'tool-start' });
    },
  });
  expect((await rig.drive()).outcome).not.toMatch(/^complete/);
  expect(rig.truth().stacks.map(({ torn }) => torn)).toEqual([true]);
  expect(await openDuties(rig)).toContain('S1/unit');
});

/** The tool begins as soon as it is connected, before anybody asks for it. */
const pushedTooEarly = (stacks: number) =>
  startScenario({
    site: { stacks },
    procedure: stacks === 1 ? 'single-stack-update' : 'parallel-stack-update',
    before: async (prompt, rig) => {
      const tag = `S${stacks}`;
      const first = rig.asked.filter(({ stepId }) => stepId === prompt.stepId).length === 1;
      if (prompt.stepId.includes('cell-spread') && prompt.stack === tag && first)
        await rig.door.act({ act: 'tool-start' });
    },
  });

describe.each([1, 2])('a push begun before it was asked for, %s to update', (stacks) => {
  const tag = `S${stacks}`;
  const heldAt25 = async (): Promise<Rig> => {
    const rig = await pushedTooEarly(stacks);
    const { hold } = await rig.drive((view) => view.hold !== null);
    expect(hold?.because.title).toContain(`${tag} shows 25`);
    return rig;
  };

  it('is left alone: nobody is led to a power switch', async () => {
    const rig = await heldAt25();
    const { hold, leave } = await rig.view();
    expect(hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'stop-here']);
    expect(hold?.physical).toBe('updater-must-stay');
    expect(leave?.reaches).toBe('updater-must-stay');
  });

  it('stands on the list of the site where the run is stopped', async () => {
    const rig = await heldAt25();
    const { hold } = await rig.view();
    const choice = { promptId: hold?.promptId ?? '', offer: 'stop-here' as const, words: 'it is late' };
    await rig.engine.choose(rig.runId, choice, { actor: 'Ana' });
    expect((await rig.view()).outcome).toBe('degraded');
    expect(await openDuties(rig)).toContain(`${tag}/unit`);
  });

  it('is written as asked once its LCD is free again', async () => {
    const rig = await heldAt25();
    rig.clock.advance(1_200_000);
    expect((await rig.drive()).outcome).toBe('complete');
    expect(rig.truth().oracles).toEqual([]);
    expect(await openDuties(rig)).toEqual([]);
  });

  it('is a suspected brick where its LCD never changes', async () => {
    const rig = await heldAt25();
    await rig.door.act({ act: 'tool-connect', stack: null });
    rig.clock.advance(20_000_000);
    const view = await rig.drive(({ hold }) => hold?.by.startsWith('SI-25') === true);
    expect(view.hold?.offers.map(({ id }) => id)).toEqual(['stop-here']);
  });
});

it.each(['leave-parallel', 'join-parallel'])('a push in the midst of %s is left alone too', async (procedure) => {
  const rig = await startScenario({
    site: { stacks: 2 },
    procedure: 'leave-parallel',
    before: async (prompt, { runId, door }) => {
      const last = prompt.step === 'read-code' && prompt.stack === 'S2' && prompt.stepId > '050';
      if (!last || runId !== target) return;
      await door.act({ act: 'tool-connect', stack: 'S2' });
      await door.act({ act: 'tool-start' });
    },
  });
  let target = procedure === 'leave-parallel' ? rig.runId : '';
  if (procedure === 'join-parallel') {
    await rig.drive();
    await rig.nextRun(procedure);
    target = rig.runId;
  }
  const { hold, leave } = await rig.drive((view) => view.hold !== null);
  expect(hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'stop-here']);
  expect(leave).toMatchObject({ reaches: 'updater-must-stay', minutes: null });
});

it('a meter at the wrong points is no suspicion once the volts are there', async () => {
  let wrong = true;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: (prompt) => {
      if (!wrong || prompt.message.id !== 'ask.volts') return undefined;
      wrong = false;
      return { kind: 'number', value: 0, unit: 'V', meter: 'Training multimeter 1' };
    },
  });
  expect((await rig.drive()).outcome).toBe('complete');
  expect(await openDuties(rig)).toEqual([]);
});

describe('a stack that has passed and shows 25 in the joined set', () => {
  const seen25 = (looks: number): Promise<Rig> => {
    let left = looks;
    return startScenario({
      site: { stacks: 2 },
      says: ({ step, stack }, { asked }) => {
        const joined = asked.some((one) => one.step === 'plug-links');
        if (step !== 'read-code' || stack !== 'S2' || !joined || left === 0) return undefined;
        left -= 1;
        return { kind: 'code', text: '25' };
      },
    });
  };
  const heldAt25 = async (): Promise<Rig> => {
    const rig = await seen25(20);
    const { hold } = await rig.drive((view) => view.hold !== null);
    expect(hold?.because.title).toContain('S2 shows 25');
    return rig;
  };

  it('leads nobody to its power switch', async () => {
    const { hold, leave } = await (await heldAt25()).view();
    expect(hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'stop-here']);
    expect(hold?.physical).toBe('updater-must-stay');
    expect(leave?.reaches).toBe('updater-must-stay');
  });

  it('goes on as passed where the next look shows that it was misread', async () => {
    const rig = await seen25(1);
    expect((await rig.drive()).outcome).toBe('complete');
    expect(await openDuties(rig)).toEqual([]);
  });

  it('is not passed any more where the next look shows it too', async () => {
    const rig = await seen25(2);
    const { outcome } = await rig.drive();
    expect(outcome).not.toMatch(/^complete/);
    expect(await openDuties(rig)).toContain('versions');
  });

  it('stands on the list of its site where the run is stopped', async () => {
    const rig = await heldAt25();
    const { hold } = await rig.view();
    const choice = { promptId: hold?.promptId ?? '', offer: 'stop-here' as const, words: 'it is late' };
    await rig.engine.choose(rig.runId, choice, { actor: 'Ana' });
    expect(await openDuties(rig)).toContain('S2/unit');
  });
});

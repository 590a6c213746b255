import { OPEN_IMAGE, startScenario } from '../support/rig';

jest.setTimeout(60_000);

/** Questions that a stack answers itself, where it speaks. */
const READ = ['read-code', 'read-number', 'read-version', 'read-count', 'see-mode'];

it('is read, written and checked without a person typing a reading, and every flash holds the image', async () => {
  const rig = await startScenario({ wire: { inverters: true } });
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete', deviations: [], obligations: [] });
  expect(rig.holds).toEqual([]);
  expect(rig.asked.filter(({ step }) => READ.includes(step))).toEqual([]);
  const { stacks, oracles, differsFromAsFound } = rig.truth();
  expect(oracles).toEqual([]);
  expect(differsFromAsFound).toEqual([]);
  expect(stacks.map(({ image, blocksRepeated }) => [image?.sha256, blocksRepeated])).toEqual(
    stacks.map(() => [OPEN_IMAGE.sha256, 0]),
  );
});

it('counts as read from the device itself, together with its serial', async () => {
  const rig = await startScenario({ wire: {}, site: { stacks: 2 } });
  await rig.drive();
  const { run } = await rig.engine.state(rig.runId);
  const evidence = (key: string) => run.facts.get(`S1/${key}`)?.evidence;
  for (const key of ['soc', 'temperature', 'cell-spread', 'code', 'after/controller', 'image-sha256', 'INV_SET'])
    expect([key, evidence(key)]).toEqual([key, ['E4']]);
});

it('that fell silent is asked of a person, who is told why', async () => {
  const rig = await startScenario({
    wire: {},
    plant: { faults: [{ name: 'wire-answer-lost', stack: 'S2', at: 'S2', every: 1, times: 100_000 }] },
  });
  const view = await rig.drive(({ prompts }) =>
    prompts.some(({ step, stack }) => step === 'read-code' && stack === 'S2'),
  );
  const prompt = view.prompts.find(({ step, stack }) => step === 'read-code' && stack === 'S2');
  expect(prompt?.because?.title).toBe('Stack S2 does not answer on its lead. A person looks.');
  expect(rig.asked.some(({ step, stack }) => step === 'read-code' && stack === 'S1')).toBe(false);
});

it('parks an inverter that can be told to, and asks a person for one that has no bus', async () => {
  const asked = async (inverters: boolean) => {
    const rig = await startScenario({ wire: { inverters }, site: { stacks: 2 } });
    await rig.drive((view) => view.prompts.some(({ step }) => step === 'open-and-lock-breakers'));
    expect(rig.truth().inverters[0]?.mode).toBe('standby');
    return rig.asked.some(({ step }) => step === 'park-inverter');
  };
  expect([await asked(true), await asked(false)]).toEqual([false, true]);
});

it('that names no serial proves nothing: a person is asked, and no word of it counts', async () => {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    spoil: (effects) => ({
      ...effects,
      'read-stack': async (run, stepId, help) => {
        const end = (await effects['read-stack']?.(run, stepId, help)) ?? { outcome: 'failed', said: 'no such effect' };
        const { readings } = end;
        return readings === undefined || !stepId.includes('S2')
          ? end
          : { ...end, readings: { ...readings, serial: null } };
      },
    }),
  });
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'open-and-lock-breakers'));
  const { run } = await rig.engine.state(rig.runId);
  const fromS2 = [...run.facts].filter(([key, { evidence }]) => key.startsWith('S2/') && evidence.includes('E4'));
  expect(fromS2).toEqual([]);
  const asked = rig.asked.find(({ step, stack }) => step === 'read-code' && stack === 'S2');
  expect(asked?.because?.title).toContain('S2');
});

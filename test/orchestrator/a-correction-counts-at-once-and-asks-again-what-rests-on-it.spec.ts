import type { RunView } from '../../src/orchestrator';
import { startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };

test('a corrected number supersedes the old one without a second look', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive((view) => view.prompts.some((prompt) => prompt.step === 'tell-customer'));
  await rig.drive((view) => view.prompts.some((prompt) => prompt.step === 'count-things'));
  const soc = (await rig.view()).steps.find((step) => step.step === 'read-number' && step.stack === 'S1');
  await rig.engine.correct(
    rig.runId,
    { stepId: soc?.id ?? '', why: 'typed 5 for 55', answer: { kind: 'number', value: 55, unit: '%' } },
    WHO,
  );
  const { run } = await rig.engine.state(rig.runId);
  expect(run.facts.get('S1/soc')?.value).toBe(55);
  expect(run.steps.get(soc?.id ?? '')?.status).toBe('done');
});

test('a snapshot that was tapped wrong is found at the next tap, corrected with its value, and nothing is moved for it', async () => {
  let wrong = 1;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ step, stack, bank }) =>
      step === 'tap-bank' && stack === 'S2' && bank?.id === 'INV_SET' && wrong-- > 0
        ? { kind: 'switches', positions: ['up', 'down', 'up', 'up', 'up', 'down'] }
        : undefined,
  });
  const held = await rig.drive(({ hold }) => hold !== null);
  expect(held.hold?.because.title).toBe('INV SET of stack S2: noted and seen differ.');
  const tapped = rig.asked.find(
    ({ step, stack, bank }) => step === 'tap-bank' && stack === 'S2' && bank?.id === 'INV_SET',
  );
  await rig.engine.correct(
    rig.runId,
    {
      stepId: tapped?.stepId ?? '',
      why: 'looked at the wrong photo',
      answer: { kind: 'switches', positions: ['up', 'down', 'up', 'up', 'down', 'down'] },
    },
    WHO,
  );
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view.outcome).toBe('complete');
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

const at = (name: string) => (view: RunView) => view.prompts.some(({ step }) => step === name);

test('what cannot be looked at any more is not asked again: only its value can be corrected', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(at('plug-links'));
  const switchedOn = rig.asked.find(({ step }) => step === 'switch-on')?.stepId ?? '';
  const correction = rig.engine.correct(rig.runId, { stepId: switchedOn, why: 'pressed the other one' }, WHO);
  await expect(correction).rejects.toThrow('orchestrator.too-late-to-ask-again');
  expect((await rig.view()).prompts.map(({ step }) => step)).toEqual(['plug-links']);
});

test('while a stack is written nothing else is asked again', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(at('watch-flash'));
  const soc = rig.asked.findLast(({ message }) => message.id === 'ask.soc')?.stepId ?? '';
  const correction = rig.engine.correct(rig.runId, { stepId: soc, why: 'typed 5 for 55' }, WHO);
  await expect(correction).rejects.toThrow('orchestrator.not-while-writing');
  const start = rig.asked.findLast(({ step }) => step === 'start-update')?.stepId ?? '';
  await rig.engine.correct(
    rig.runId,
    { stepId: start, why: 'it was S1', answer: { kind: 'choice', option: 'S1' } },
    WHO,
  );
  expect((await rig.drive()).outcome).toBe('complete');
});

test('the tap of a move is asked again with it, and what was found stays as it was', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive((view) =>
    view.prompts.some(
      ({ step, bank }) =>
        step === 'tap-bank' && bank?.id === 'ADDR_SET' && rig.asked.some((asked) => asked.step === 'move-bank'),
    ),
  );
  const moved = rig.asked.findLast(({ step }) => step === 'move-bank');
  await rig.engine.correct(rig.runId, { stepId: moved?.stepId ?? '', why: 'not sure' }, WHO);
  const found = (await rig.engine.state(rig.runId)).run.facts.get(`${moved?.stack}/as-found/ADDR_SET`);
  const view = await rig.drive();
  expect((await rig.engine.state(rig.runId)).run.facts.get(`${moved?.stack}/as-found/ADDR_SET`)).toEqual(found);
  expect(view.outcome).toBe('complete');
});

test('a correction that does not do is refused, and nothing is written', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive((view) => view.prompts.some((prompt) => prompt.step === 'count-things'));
  const soc = (await rig.view()).steps.find((step) => step.step === 'read-number' && step.stack === 'S1');
  const before = (await rig.view()).seq;
  await expect(
    rig.engine.correct(
      rig.runId,
      { stepId: soc?.id ?? '', why: 'slip', answer: { kind: 'number', value: 5000, unit: '%' } },
      WHO,
    ),
  ).rejects.toMatchObject({ code: 'orchestrator.correction-refused' });
  expect((await rig.view()).seq).toBe(before);
});

describe('what a stack runs, told otherwise after it has passed', () => {
  const passed = async (until: string) => {
    const rig = await startScenario({ site: { stacks: 2 } });
    await rig.drive(at(until));
    const read = rig.asked.findLast(({ step, stack }) => step === 'read-version' && stack === 'S1');
    return { rig, stepId: read?.stepId ?? '' };
  };
  const hasPassed = async (rig: Awaited<ReturnType<typeof startScenario>>) =>
    (await rig.engine.state(rig.runId)).run.facts.get('S1/passed')?.value;

  test('is not seen after all: it is read again before anything goes on, and the stack passes by that', async () => {
    const { rig, stepId } = await passed('disconnect-tool');
    expect(await hasPassed(rig)).toBe(true);
    await rig.engine.correct(rig.runId, { stepId, why: 'guessed', answer: { kind: 'cannot-see' } }, WHO);
    expect(await hasPassed(rig)).not.toBe(true);
    expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
    expect(rig.asked.filter((asked) => asked.stepId === stepId).length).toBeGreaterThan(1);
  });

  test('is another version: the run is held, asks nothing of a stack that is dark, and goes on with the right one', async () => {
    const { rig, stepId } = await passed('plug-links');
    const told = (text: string) =>
      rig.engine.correct(
        rig.runId,
        { stepId, why: 'misread', answer: { kind: 'version', texts: Array.from({ length: 2 }, () => text) } },
        WHO,
      );
    await told('03040');
    expect(await hasPassed(rig)).not.toBe(true);
    expect(await rig.view()).toMatchObject({
      status: 'held',
      hold: { because: { title: 'Battery module, Gen 3, stack S1, still shows 03040, as before.' } },
    });
    await told('03044');
    expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
    expect(rig.holds).toEqual([]);
  });
});

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

test('a corrected snapshot asks the move that rests on it again, and the switch ends where it was found', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive((view) => view.prompts.some((prompt) => prompt.step === 'plug-links'));
  const tapped = (await rig.view()).steps.find((step) => step.step === 'tap-bank' && step.stack === 'S2');
  await rig.engine.correct(
    rig.runId,
    {
      stepId: tapped?.id ?? '',
      why: 'looked at the wrong photo',
      answer: { kind: 'switches', positions: ['down', 'up', 'down', 'down', 'down', 'down'] },
    },
    WHO,
  );
  expect((await rig.view()).prompts.map((prompt) => `${prompt.stack} ${prompt.step}`)).toContain('S2 move-bank');
  const view = await rig.drive();
  expect(view.outcome).toBe('complete');
  expect(rig.truth().differsFromAsFound).toEqual([]);
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

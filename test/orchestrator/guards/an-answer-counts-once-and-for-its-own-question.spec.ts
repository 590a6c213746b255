import type { Answer, PromptView, RunView } from '../../../src/orchestrator';
import { runStream } from '../../../src/orchestrator';
import { type Rig, startScenario } from '../../support/rig';

const WHO = { actor: 'Ana' };
const asks = (step: string) => (view: RunView) => view.prompts.some((prompt) => prompt.step === step);
const two: Answer = { kind: 'count', value: 2 };

async function firstPrompt(rig: Rig): Promise<PromptView> {
  const [prompt] = (await rig.view()).prompts;
  if (prompt === undefined) throw new Error('Nothing is asked.');
  return prompt;
}

const given = async (rig: Rig): Promise<number> =>
  (await rig.journal.read(runStream(rig.runId))).filter((event) => event.type === 'answer.given').length;

const send = (rig: Rig, prompt: PromptView, answer: Answer, key?: string) =>
  rig.engine.answer(
    rig.runId,
    { promptId: prompt.promptId, revision: prompt.revision, answer },
    key === undefined ? WHO : { ...WHO, key },
  );

test('SI-45: the same answer again returns the first result and counts once', async () => {
  const rig = await startScenario();
  const prompt = await firstPrompt(rig);
  const answer: Answer = { kind: 'confirm', button: 'done' };
  const first = await send(rig, prompt, answer, 'tablet-1');
  expect(await send(rig, prompt, answer, 'tablet-1')).toEqual(first);
  expect(await given(rig)).toBe(1);
});

test('SI-45: an answer to a question that is answered, or was asked anew, is refused', async () => {
  const rig = await startScenario();
  const prompt = await firstPrompt(rig);
  await send(rig, prompt, { kind: 'confirm', button: 'not-done' });
  await expect(send(rig, prompt, { kind: 'confirm', button: 'done' })).rejects.toThrow('orchestrator.prompt-closed');
  const anew = await firstPrompt(rig);
  await send(rig, anew, { kind: 'confirm', button: 'done' });
  await expect(send(rig, anew, { kind: 'confirm', button: 'done' })).rejects.toThrow('orchestrator.prompt-closed');
});

test('SI-54: the answer given at one site is refused at another', async () => {
  const rig = await startScenario();
  const prompt = await firstPrompt(rig);
  const { plan } = (await rig.engine.state(rig.runId)).run;
  const other = await rig.engine.plan({ ...plan, site: { ...plan.site, id: 'another-site' } }, WHO);
  await rig.engine.start(other.runId, WHO);
  const answer: Answer = { kind: 'confirm', button: 'done' };
  const given = { promptId: prompt.promptId, revision: prompt.revision, answer };
  await expect(rig.engine.answer(other.runId, given, WHO)).rejects.toThrow('orchestrator.prompt-closed');
  await expect(rig.engine.answer(rig.runId, given, WHO)).resolves.toMatchObject({ runId: rig.runId });
});

/** One of two cables is left in; an old screen repeats its answer to "how many cables did you find?". */
async function oldScreen(addressed: 'to its own question' | 'to whatever is asked now'): Promise<Rig> {
  const rig = await startScenario({ plant: { faults: [{ name: 'link-left-in' }] } });
  const old = (await rig.drive(asks('count-things'))).prompts.find((prompt) => prompt.step === 'count-things');
  await rig.drive(asks('pull-links'));
  const now = await firstPrompt(rig);
  await rig.operator.respond(now);
  const said = send(rig, addressed === 'to its own question' && old !== undefined ? old : now, two);
  if (addressed === 'to its own question') await expect(said).rejects.toThrow('orchestrator.prompt-closed');
  await said.catch(() => undefined);
  await rig.drive((view) => rig.truth().oracles.length > 0 || view.hold !== null);
  return rig;
}

test('SI-45: an old answer sent under its own question does no harm', async () => {
  expect((await oldScreen('to its own question')).truth().oracles).toEqual([]);
});

test('SI-45, SI-54: taken for the question that is open now, it leads to a flash on a linked stack', async () => {
  const { oracles } = (await oldScreen('to whatever is asked now')).truth();
  expect(oracles.map((record) => record.oracle)).toContain('flash-while-linked');
});

test('SI-44: an answer to a question whose readings grew old is refused, and what is asked instead is asked at once', async () => {
  const rig = await startScenario();
  const prompt = (await rig.drive(asks('open-and-lock-breakers'))).prompts[0] as PromptView;
  rig.clock.advance(11 * 60_000);
  const refused = send(rig, prompt, { kind: 'count', value: 1 }, 'tablet-2');
  await expect(refused).rejects.toThrow('orchestrator.prompt-closed');
  const open = (await rig.view()).prompts;
  expect(open.map(({ message }) => message.id)).toEqual(['ask.amps-again', 'ask.amps-again', 'ask.amps-again']);
  await expect(refused).rejects.toMatchObject({
    problems: [{ allowed: open.map(({ promptId }) => promptId).join(', ') }],
  });
  // The key of the refused answer is free for the next one.
  await send(rig, open[0] as PromptView, { kind: 'number', value: 0, unit: 'A' }, 'tablet-2');
  expect((await rig.view()).prompts).toHaveLength(2);
});

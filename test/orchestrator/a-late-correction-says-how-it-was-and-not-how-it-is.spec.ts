import type { Answer, PromptView, RunView } from '../../src/orchestrator';
import { startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };
const MINUTE = 60_000;
const at = (name: string, stack?: string) => (view: RunView) =>
  view.prompts.some((prompt) => prompt.step === name && (stack === undefined || prompt.stack === stack));
const idOf = (asked: readonly PromptView[], name: string, stack: string): string =>
  asked.find((prompt) => prompt.step === name && prompt.stack === stack)?.stepId ?? '';

/** A scenario at a place, with a way to give an answer of before once more. */
async function scenario(place: (view: RunView) => boolean) {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(place);
  const facts = async () => (await rig.engine.state(rig.runId)).run.facts;
  const answered = async (stepId: string): Promise<Answer | undefined> =>
    (await rig.engine.state(rig.runId)).run.steps.get(stepId)?.answer;
  const again = async (stepId: string, answer?: Answer) =>
    rig.engine.correct(rig.runId, { stepId, why: 'looked again', answer: answer ?? (await answered(stepId)) }, WHO);
  return { rig, facts, again };
}

test('a stack that is lit is not dark because an old "off" of it is told once more', async () => {
  const { rig, facts, again } = await scenario(at('plug-links'));
  const first = idOf(rig.asked, 'switch-off', 'S1');
  await rig.drive(at('switch-on', 'S1'));
  await rig.drive((view) => !at('switch-on', 'S1')(view));
  expect((await facts()).get('S1/power')?.value).toBe('on');
  await again(first);
  expect((await facts()).get('S1/power')).toMatchObject({ value: 'on' });
  const view = await rig.drive();
  expect(view.outcome).toBe('complete');
  expect(rig.truth().oracles).toEqual([]);
});

test('a stack that has passed is not written by an old start that is told once more', async () => {
  const { rig, facts, again } = await scenario(at('plug-links'));
  const passed = (await facts()).get('S1/flash');
  await again(idOf(rig.asked, 'start-update', 'S1'));
  expect((await facts()).get('S1/flash')).toEqual(passed);
  expect((await rig.drive()).outcome).toBe('complete');
  expect(rig.holds).toEqual([]);
});

test('a reading keeps the age of when it was read: told anew after an hour, it is an hour old', async () => {
  const { rig, facts, again } = await scenario(at('open-and-lock-breakers'));
  const amps = rig.asked.findLast(({ step, stack }) => step === 'read-number' && stack === 'S1')?.stepId ?? '';
  const read = (await facts()).get('S1/amps-again');
  expect(read?.stepId).toBe(amps);
  rig.clock.advance(60 * MINUTE);
  await again(amps, { kind: 'number', value: 0.2, unit: 'A', meter: 'M1' });
  expect((await facts()).get('S1/amps-again')).toMatchObject({ value: 0.2, at: read?.at, order: read?.order });
});

test('corrected twice, it still stands where it was answered first', async () => {
  const { rig, facts, again } = await scenario(at('open-and-lock-breakers'));
  const soc = idOf(rig.asked, 'read-number', 'S1');
  const read = (await facts()).get('S1/soc');
  await again(soc, { kind: 'number', value: 55, unit: '%' });
  await again(soc, { kind: 'number', value: 56, unit: '%' });
  expect((await facts()).get('S1/soc')).toMatchObject({ value: 56, at: read?.at, order: read?.order });
});

test('a deviation that is told once more is one deviation', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ step }) => (step === 'second-look' ? { kind: 'cannot-see', why: 'alone today' } : undefined),
  });
  await rig.drive(at('second-look'));
  await rig.drive((view) => !at('second-look')(view));
  const deviations = async () => (await rig.engine.state(rig.runId)).run.deviations.map(({ what }) => what.id);
  const told = await deviations();
  expect(told).toHaveLength(1);
  const stepId = rig.asked.findLast(({ step }) => step === 'second-look')?.stepId ?? '';
  const { run } = await rig.engine.state(rig.runId);
  const answer = run.steps.get(stepId)?.answer;
  await rig.engine.correct(rig.runId, { stepId, why: 'still alone', answer }, WHO);
  expect(await deviations()).toEqual(told);
});

test('a mode that the switches have left is not looked for again, also where the move back was asked for again since', async () => {
  const { rig } = await scenario(at('precharge'));
  const last = (name: string): string =>
    rig.asked.findLast(({ step, stack }) => step === name && stack === 'S1')?.stepId ?? '';
  const correct = (stepId: string) => rig.engine.correct(rig.runId, { stepId, why: 'not sure' }, WHO);
  const [mode, back] = [last('see-mode'), last('move-bank')];
  await correct(back);
  await rig.drive(at('precharge'));
  expect((await rig.engine.state(rig.runId)).run.steps.get(back)?.status).toBe('skipped');
  await expect(correct(mode)).rejects.toMatchObject({ code: 'orchestrator.too-late-to-ask-again' });
  expect((await rig.drive()).outcome).toBe('complete');
});

test('a set of which one stack was written is not joined because its start is taken back and nobody says that it writes', async () => {
  const { rig } = await scenario(at('see-tool', 'S1'));
  await rig.drive((view) => !at('see-tool', 'S1')(view));
  const correct = (name: string, answer?: Answer) =>
    rig.engine.correct(rig.runId, { stepId: idOf(rig.asked, name, 'S1'), why: 'not sure', answer }, WHO);
  await correct('start-update');
  await rig.drive(at('start-update', 'S1'));
  await correct('watch-flash', { kind: 'cannot-see', why: 'I looked away' });
  const { hold } = await rig.engine.view(rig.runId);
  expect(hold?.offers.map(({ id }) => id)).toContain('not-writing');
  const promptId = hold?.promptId ?? '';
  await rig.engine.choose(rig.runId, { promptId, offer: 'not-writing', words: 'the tool shows nothing' }, WHO);
  const held = (await rig.engine.view(rig.runId)).hold;
  expect(held?.by).toContain('start-update');
  expect(held?.offers.map(({ id }) => id)).not.toContain('restore');
});

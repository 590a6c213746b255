import type { Answer, PromptView } from '../../src/orchestrator';
import { type Rig, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };
const darkDisplay = { site: { stacks: 2 }, plant: { options: { displayDarkWhileItsBoardIsFlashed: true } } };
const at = (step: string) => (view: { prompts: readonly PromptView[] }) =>
  view.prompts.some((prompt) => prompt.step === step);

async function answer(rig: Rig, given: Answer): Promise<void> {
  const [prompt] = (await rig.view()).prompts;
  await rig.engine.answer(
    rig.runId,
    { promptId: prompt?.promptId ?? '', revision: prompt?.revision ?? 0, answer: given },
    WHO,
  );
}

test('a display that is dark while its own board is written changes nothing: the tool is asked, and the job ends', async () => {
  const rig = await startScenario(darkDisplay);
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view.outcome).toBe('complete');
  expect(rig.truth().oracles).toEqual([]);
});

test.each<[string, Answer]>([
  ['no LCD changed', { kind: 'choice', option: 'none' }],
  ['nobody could see', { kind: 'cannot-see' }],
])('when %s, the update counts as running until the tool says otherwise', async (_why, seen) => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(at('start-update'));
  await answer(rig, seen);
  expect((await rig.view()).prompts).toMatchObject([{ step: 'see-tool', handsOff: { overdue: null } }]);
  await answer(rig, { kind: 'cannot-see' });
  expect((await rig.view()).prompts).toMatchObject([{ step: 'watch-flash' }]);
  await rig.engine.abort(rig.runId, 'called away', WHO);
  expect((await rig.view()).hold).toBeNull();
});

test('a tool that says it did not start is started again, three times in all', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    says: (prompt) =>
      prompt.step === 'start-update'
        ? { kind: 'choice', option: 'none' }
        : prompt.step === 'see-tool'
          ? { kind: 'choice', option: 'not-started' }
          : undefined,
  });
  const view = await rig.drive((seen) => seen.hold !== null);
  expect(rig.asked.filter((prompt) => prompt.step === 'start-update')).toHaveLength(3);
  expect(view.hold).toMatchObject({ because: { title: expect.stringContaining('has not started') } });
  expect(view.hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'restore', 'stop-here']);
});

test('an LCD between two boards ends nothing: as long as the tool writes, both are looked at again', async () => {
  let looked = 0;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: (prompt) => {
      if (prompt.step !== 'watch-flash' || prompt.stack !== 'S1' || (looked += 1) > 3) return undefined;
      return { kind: 'code', text: 'none' };
    },
  });
  const view = await rig.drive();
  expect(rig.asked.filter(({ step, stack }) => step === 'see-tool' && stack === 'S1').length).toBeGreaterThan(3);
  expect(rig.truth().oracles).toEqual([]);
  expect(view.outcome).toBe('complete');
});

test('a start that was taken back while the hand was at the tool counts as running', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(at('start-update'));
  await rig.door.act({ act: 'tool-start' });
  // The readings grow old meanwhile: the question is taken back.
  rig.clock.advance(6 * 60_000);
  await rig.engine.tick();
  expect((await rig.view()).prompts.map(({ step }) => step)).toContain('read-number');
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  expect((await rig.view()).hold).toMatchObject({ physical: 'updater-must-stay' });
});

test('the limits of a flash run from its start, over a restart of the service', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(at('watch-flash'));
  rig.clock.advance(60_000);
  await rig.crash();
  rig.clock.advance(30_000);
  const [prompt] = (await rig.view()).prompts;
  expect(prompt?.handsOff?.secondsGone).toBeGreaterThanOrEqual(90);
});

test('past the hard limit a unit that the tool still writes is a suspected brick, whatever its LCD shows', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    says: (prompt) =>
      prompt.step === 'watch-flash'
        ? { kind: 'code', text: 'none' }
        : prompt.step === 'see-tool'
          ? { kind: 'choice', option: 'writing' }
          : undefined,
    before: (prompt, { clock }) => (prompt.step === 'see-tool' ? clock.advance(5 * 60_000) : undefined),
  });
  const view = await rig.drive((seen) => seen.hold !== null);
  expect(view.hold).toMatchObject({ physical: 'updater-must-stay', offers: [{ id: 'stop-here' }] });
  expect(view.hold?.because.title).toContain('did not come back');
});

test('an LCD that was named by mistake is no update: the tool and the LCD say that nothing began', async () => {
  let mistakes = 1;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ step }) => (step === 'start-update' && mistakes-- > 0 ? { kind: 'choice', option: 'S2' } : undefined),
  });
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view.outcome).toBe('complete');
  expect(rig.truth().oracles).toEqual([]);
});

test('an LCD that was seen busy is not made unseen by a second look at a dark one', async () => {
  let lost = 1;
  const rig = await startScenario({
    site: { stacks: 1 },
    procedure: 'single-stack-update',
    plant: { faults: [{ name: 'power-lost-in-flash', stack: 'S1', times: 1 }] },
    before: async ({ step, stepId }, { asked, clock, engine, runId }) => {
      const start = asked.find((one) => one.step === 'start-update')?.stepId;
      // By the time the tool is looked at, the charge would have to be read again, and the unit is dark.
      if (step === 'see-tool') clock.advance(6 * 60_000);
      if (step !== 'watch-flash' || start === undefined || lost-- <= 0) return;
      clock.advance(240_000);
      await engine.correct(runId, { stepId: start, why: `looked again at ${stepId}` }, WHO);
    },
    says: ({ step }, { asked }) => {
      if (step !== 'watch-flash') return undefined;
      return asked.some((one) => one.step === 'start-update' && one.revision === 2) ? { kind: 'cannot-see' } : 'skip';
    },
  });
  await rig.drive();
  expect(rig.truth().stacks.map(({ torn }) => torn)).toEqual([true]);
  expect((await rig.view()).obligations.map(({ id }) => id)).toContain('S1/unit');
});

test('a start that nobody told of counts as a flash until a person has looked at the tool, and is asked for again', async () => {
  let low = false;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ message }) => (low && message.id === 'ask.soc' ? { kind: 'number', value: 4, unit: '%' } : undefined),
  });
  await rig.drive(at('start-update'));
  // Called away: what was read before the start is too old, and worse when it is read again.
  low = true;
  rig.clock.advance(1_800_000);
  await rig.engine.tick();
  const { hold } = await rig.drive((view) => view.hold !== null);
  expect(hold).toMatchObject({ by: expect.stringContaining('SI-34'), physical: 'updater-must-stay' });
  expect(hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'not-writing', 'stop-here']);
  await rig.engine.choose(
    rig.runId,
    { promptId: hold?.promptId ?? '', offer: 'not-writing', words: 'the tool shows its first page' },
    WHO,
  );
  const looked = await rig.view();
  expect(looked.hold).toMatchObject({ by: expect.stringContaining('SI-34'), physical: 'not-all-off' });
  expect(looked.hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'restore', 'stop-here']);
  low = false;
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete', deviations: [] });
  expect(rig.truth().oracles).toEqual([]);
});

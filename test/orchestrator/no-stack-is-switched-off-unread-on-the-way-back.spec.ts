import type { RunView } from '../../src/orchestrator';
import { type Rig, type Scenario, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };

const choose = async (
  rig: Rig,
  offer: 'stop-here' | 'try-again' | 'override' | 'unit-is-back',
  words: string,
): Promise<void> => {
  const { hold } = await rig.view();
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer, words }, WHO);
};

const updateOf = (stacks: number): Scenario => ({
  site: { stacks },
  procedure: stacks === 1 ? 'single-stack-update' : 'parallel-stack-update',
});

/** A run is stopped while S1 is lit alone; somebody tries the tool by hand before the site is put back. */
async function triedByHand(scenario: Scenario): Promise<Rig> {
  const rig = await startScenario(scenario);
  await rig.drive(({ prompts }) => prompts.some(({ step, stack }) => step === 'connect-tool' && stack === 'S1'));
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  await choose(rig, 'stop-here', 'everybody left');
  await rig.door.act({ act: 'tool-connect', stack: 'S1' });
  await rig.door.act({ act: 'tool-start' });
  await rig.nextRun('restore-only');
  return rig;
}

const isHeld = ({ hold }: RunView): boolean => hold !== null;

const goneOn = async (rig: Rig): Promise<RunView> => {
  await rig.drive(isHeld);
  rig.clock.advance(3_600_000);
  await choose(rig, 'try-again', 'the LCD is quiet now');
  return rig.drive(isHeld);
};

const openDuties = ({ obligations }: RunView): readonly string[] => obligations.map(({ id }) => id);

it.each([1, 2])(
  'a stack that a tool writes between two runs is found before any is switched off, %s at the site',
  async (stacks) => {
    const rig = await triedByHand(updateOf(stacks));
    const { hold } = await rig.drive(isHeld);
    expect(hold?.because.title).toContain('S1 shows 25');
    expect(hold?.offers.map(({ id }) => id)).toEqual(['try-again', 'stop-here']);
    expect(hold?.physical).toBe('updater-must-stay');
    expect(rig.truth().stacks.some(({ torn }) => torn)).toBe(false);
  },
);

it('once it has ended, a stack alone is put back into service', async () => {
  const rig = await triedByHand(updateOf(1));
  expect(await goneOn(rig)).toMatchObject({ outcome: 'complete', obligations: [] });
  expect(rig.truth()).toMatchObject({ oracles: [], differsFromAsFound: [] });
});

it('a run that is stopped there before anything was moved has not merely been given up: a stack was written', async () => {
  const rig = await triedByHand(updateOf(2));
  await rig.drive(isHeld);
  rig.clock.advance(3_600_000);
  await choose(rig, 'try-again', 'the LCD is quiet now');
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'switch-source-off'));
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  await choose(rig, 'stop-here', 'everybody left');
  expect(await rig.view()).toMatchObject({ outcome: 'degraded', physical: 'parked' });
});

it('and an abort there puts nothing back to work beside a stack that was written', async () => {
  const rig = await triedByHand(updateOf(2));
  await rig.drive(isHeld);
  rig.clock.advance(3_600_000);
  await choose(rig, 'try-again', 'the LCD is quiet now');
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'switch-source-off'));
  await rig.engine.abort(rig.runId, 'called away', WHO);
  const { hold } = await rig.view();
  expect(hold).toMatchObject({ by: 'abort', because: { title: expect.stringContaining('a stack was written') } });
  expect(hold?.offers.map(({ id }) => id)).toEqual(['finish-forward', 'stop-here']);
});

it('a code that is corrected on the way back from a half-done park is not forgotten at its end', async () => {
  const rig = await startScenario(updateOf(2));
  await rig.drive(({ prompts }) => prompts.some(({ step, stack }) => step === 'connect-tool' && stack === 'S1'));
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  await choose(rig, 'stop-here', 'everybody left');
  await rig.nextRun('restore-only');
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'switch-source-off'));
  await rig.engine.abort(rig.runId, 'called away', WHO);
  const { stepId } = rig.asked.findLast(({ step, stack }) => step === 'read-code' && stack === 'S1') ?? {};
  const answer = { kind: 'code', text: '25' } as const;
  await rig.engine.correct(rig.runId, { stepId: stepId ?? '', why: 'it showed 25', answer }, WHO);
  const ended = await rig.drive();
  expect(ended).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
  expect(openDuties(ended)).toEqual(expect.arrayContaining(['S1/unit', 'versions']));
});

it('a set of which a tool wrote one stack is not joined, and the next run knows of it too', async () => {
  const rig = await triedByHand(updateOf(2));
  const held = await goneOn(rig);
  expect(held.hold?.because.title).toBe('The set is half updated: display101 01098 / 01090.');
  expect(openDuties(held)).toContain('versions');
  await choose(rig, 'stop-here', 'the rest tomorrow');
  await rig.nextRun('restore-only');
  expect((await rig.drive(isHeld)).hold?.because.title).toContain('The set is half updated');
  expect(rig.truth().oracles).toEqual([]);
});

/** S2 carries the new versions already: somebody else was here with the tool. */
const withS2Updated: Scenario = {
  ...updateOf(2),
  plant: {
    change: (setup) => ({
      ...setup,
      stacks: setup.stacks.map((stack) =>
        stack.tag === 'S1'
          ? stack
          : {
              ...stack,
              versions: { display101: '01098', main102: '04007', bms100: '02009' },
              modules: stack.modules.map((module) => ({ ...module, version: '03044' })),
            },
      ),
    }),
  },
};

it('a set that is alike again is joined, once a person said so of the modules that nobody could read', async () => {
  const rig = await triedByHand(withS2Updated);
  expect((await goneOn(rig)).hold?.because.title).toContain('Nobody read all modules');
  await choose(rig, 'override', 'read with the tool of the maker');
  expect(await rig.drive()).toMatchObject({ outcome: 'complete-with-deviations', obligations: [] });
  expect(rig.truth()).toMatchObject({ oracles: [], differsFromAsFound: [] });
});

/** The tool begins by itself at S1, which is then thought torn, and which a person says came back. */
it('a set with a stack that came back is joined only where all carry the same', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    before: async (prompt, { asked, door }) => {
      const isFirst = asked.filter(({ stepId }) => stepId === prompt.stepId).length === 1;
      if (isFirst && prompt.stack === 'S1' && prompt.stepId.includes('cell-spread'))
        await door.act({ act: 'tool-start' });
    },
  });
  await rig.drive(isHeld);
  await choose(rig, 'stop-here', 'everybody left');
  expect(openDuties(await rig.view())).toEqual(expect.arrayContaining(['S1/unit', 'versions']));
  rig.clock.advance(3_600_000);
  await rig.nextRun('restore-only');
  await rig.drive(isHeld);
  await choose(rig, 'unit-is-back', 'it runs');
  expect((await rig.drive(isHeld)).hold?.because.title).toContain('The set is half updated');
  expect(rig.truth().oracles).toEqual([]);
});

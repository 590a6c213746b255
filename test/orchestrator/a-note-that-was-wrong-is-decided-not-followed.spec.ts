import {
  type Answer,
  asRunEvent,
  type HoldOffer,
  type PromptView,
  runStream,
  type RunView,
} from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { type Rig, type Scenario, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };
const DOUBT = 'INV SET of stack S2: noted and seen differ.';

/** The phone was upside down when INV SET of S2 was noted; every later look is right. */
const notedFromTheOtherEnd: Scenario = {
  site: { stacks: 2 },
  says: ({ step, stack, stepId }: PromptView): Answer | undefined =>
    step === 'tap-bank' && stack === 'S2' && stepId.startsWith('015-')
      ? { kind: 'switches', positions: ['down', 'down', 'up', 'up', 'down', 'up'] }
      : undefined,
};

const set = async (rig: Rig, pattern: string): Promise<void> => {
  for (const [index, bit] of [...pattern].entries())
    await rig.door.act({ act: 'set-switch', stack: 'S2', bank: 'INV_SET', number: index + 1, up: bit === '1' });
};

/** A sleeve caught INV SET of S2 after it was noted. */
const movedByASleeve = (): Scenario => {
  let bumps = 1;
  return {
    site: { stacks: 2 },
    before: async ({ step }: PromptView, rig: Rig) => {
      if (step === 'pull-links' && bumps-- > 0) await set(rig, '101101');
    },
  };
};

const held = (rig: Rig): Promise<RunView> => rig.drive(({ hold }) => hold !== null);

async function choose(rig: Rig, offer: HoldOffer, words = 'looked at the photo'): Promise<void> {
  const { hold } = await rig.view();
  expect(hold?.because.title).toBe(DOUBT);
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer, words }, WHO);
}

const standsAt = (rig: Rig): string | undefined => rig.truth().stacks[1]?.switches.INV_SET;

test('a bank that was noted wrongly is not moved to where it was noted, on the way back either', async () => {
  const rig = await startScenario(notedFromTheOtherEnd);
  await held(rig);
  await choose(rig, 'restore');
  await held(rig);
  await choose(rig, 'override');
  const view = await rig.drive();
  expect(view.outcome).toBe('restored-not-updated');
  expect(standsAt(rig)).toBe('101100');
});

test('once decided, the update ends as complete with the decision in its report, and the bank as it was found', async () => {
  const rig = await startScenario(notedFromTheOtherEnd);
  await held(rig);
  await choose(rig, 'override');
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete-with-deviations', obligations: [] });
  expect(rig.truth().differsFromAsFound).toEqual([]);
  const { run, site } = await rig.engine.state(rig.runId);
  const { verdict } = closingReport(run, site, (await rig.journal.read(runStream(rig.runId))).map(asRunEvent));
  expect(verdict.duties.find(({ id }) => id === 'S2/INV_SET')).toMatchObject({ original: '101100', back: true });
  expect(verdict).toMatchObject({ agrees: true, findings: [] });
  expect(verdict.deviations.map(({ what }) => what)).toEqual([expect.stringContaining(DOUBT)]);
});

test('a bank that a sleeve moved is put back by hand, and nothing is decided', async () => {
  const rig = await startScenario(movedByASleeve());
  await held(rig);
  await set(rig, '101100');
  await choose(rig, 'try-again');
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete', obligations: [], deviations: [] });
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

describe('left in doubt', () => {
  test.each([
    ['noted wrongly', () => notedFromTheOtherEnd, 'override', 'complete-with-deviations'],
    ['moved by a sleeve', movedByASleeve, 'try-again', 'complete'],
  ] as const)('a bank %s is asked about by the run that restores', async (_, scenario, offer, outcome) => {
    const rig = await startScenario(scenario());
    await held(rig);
    await choose(rig, 'stop-here');
    const stood = standsAt(rig);
    expect((await rig.view()).obligations).toContainEqual(
      expect.objectContaining({ id: 'S2/INV_SET', inDoubt: true, status: 'open' }),
    );
    await rig.nextRun('restore-only');
    await held(rig);
    expect(standsAt(rig)).toBe(stood);
    if (offer === 'try-again') await set(rig, '101100');
    await choose(rig, offer);
    const view = await rig.drive();
    expect(view).toMatchObject({ outcome, obligations: [] });
    expect(standsAt(rig)).toBe('101100');
    expect(rig.truth().differsFromAsFound).toEqual([]);
  });
});

import { asRunEvent, type PromptView, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { type Rig, type Scenario, startScenario } from '../support/rig';
import { toldIn } from './guards/guard-scenario';

const FORGETS: Scenario = { site: { stacks: 2 }, plant: { options: { updateResetsCounts: true } } };
const BRICKED: Scenario = { site: { stacks: 2 }, plant: { faults: [{ name: 'code-20-after-module-flash' }] } };

const askedOf = (rig: Rig, step: string): readonly (string | null)[] =>
  rig.asked.filter((prompt) => prompt.step === step).map(({ stack }) => stack);

/** The acts at INV SET and the counts of a stack since its update, as the plant saw them. */
const countedSinceFlash = (rig: Rig, stack: string): readonly string[] => {
  const { log } = rig.truth();
  const from = log.findIndex((entry) => 'event' in entry && entry.event === 'flash-finished' && entry.stack === stack);
  return log.slice(from).flatMap((entry) => {
    if (!('event' in entry) || entry.stack !== stack) return [];
    return entry.event === 'counted' || entry.event === 'modules-counted' ? [`${entry.event} ${entry.detail}`] : [];
  });
};

test('where the update forgets nothing, nobody is asked to count again', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  expect([...askedOf(rig, 'look-at-lamps'), ...askedOf(rig, 'read-module-count')]).toEqual([]);
});

test('a stack that forgot both numbers counts its modules, then itself, and runs its hold time anew', async () => {
  const rig = await startScenario(FORGETS);
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(askedOf(rig, 'read-module-count')).toEqual(['S1', 'S2']);
  expect(countedSinceFlash(rig, 'S2')).toEqual(['modules-counted 2', 'counted 1']);
  const { steps } = await rig.view();
  const waits = steps.filter(({ step, stack }) => step === 'wait-for' && stack === 'S1');
  expect(waits.every(({ status }) => status === 'done')).toBe(true);
});

test('a run that is killed at every question of the counting ends the same', async () => {
  const rig = await startScenario({
    ...FORGETS,
    before: async ({ step, revision }, at) => {
      if (['look-at-lamps', 'read-module-count'].includes(step) && revision === 1) await at.crash();
    },
  });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(rig.truth().oracles).toEqual([]);
});

test.each([
  ['with a dark lamp', undefined],
  ['whose lamps nobody can see', { kind: 'cannot-see' as const }],
])('a stack %s is not counted: its code stays, and the words lead to its modules', async (_how, said) => {
  const rig = await startScenario({
    ...BRICKED,
    says: ({ step }: PromptView) => (step === 'look-at-lamps' ? said : undefined),
  });
  expect(await rig.drive()).toMatchObject({ outcome: 'degraded' });
  expect(askedOf(rig, 'read-module-count')).toEqual([]);
  const told = await toldIn(rig);
  expect(told.filter((words) => !words.endsWith(' hold.code-blocks'))).toEqual([]);
  expect(told).toContain('SI-34 hold.code-blocks');
});

test('a short count names its number and leads to the modules; when the module is back it counts again', async () => {
  const module = (on: boolean) => ({ act: 'module-switch' as const, stack: 'S1', module: 2, on });
  let found = false;
  const rig = await startScenario({
    site: { stacks: 2 },
    before: async ({ step, stack }, at) => {
      if (step === 'see-tool' && stack === 'S1') await at.door.act(module(false));
    },
    says: ({ step }) => (step === 'look-at-lamps' && !found ? { kind: 'choice', option: 'all-lit' } : undefined),
  });
  const held = await rig.drive((view) => view.hold !== null);
  expect(held.hold?.because).toMatchObject({
    title: 'Stack S1 counts 1 module: not those of this site.',
    line: 'Look at lamp, switch and ADD of every module. Then count again.',
  });
  found = true;
  await rig.door.act(module(true));
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(rig.truth()).toMatchObject({ oracles: [], differsFromAsFound: [] });
});

test('a second count that nobody could see, and that was not due once it was looked at again, takes nothing from the first', async () => {
  let blind = 1;
  const rig = await startScenario({
    site: { stacks: 2 },
    plant: { faults: [{ name: 'forgets-counts', stack: 'S2', times: 2 }] },
    // The controller counted all the same, and shows no 19 any more.
    says: ({ step, stack }, { asked }) =>
      step === 'read-count' &&
      stack === 'S2' &&
      asked.some((one) => one.step === 'read-module-count' && one.stack === 'S2') &&
      blind-- > 0
        ? { kind: 'cannot-see' }
        : undefined,
  });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  const { run, site } = await rig.engine.state(rig.runId);
  const { verdict } = closingReport(run, site, (await rig.journal.read(runStream(rig.runId))).map(asRunEvent));
  expect(verdict).toMatchObject({ outcome: 'complete', agrees: true, shortfalls: [], findings: [] });
  expect(verdict.counts).toContainEqual({ stack: 'S2', of: 'alone', first: 1, again: 1, wanted: 1 });
});

import { runStream, stepDefinitions, type RunEvent } from '../../../src/orchestrator';
import type { PlantSetup } from '../../../src/virtual-plant';
import { startScenario } from '../../support/rig';

/** What is seen only while it lasts: a flash, and the mode before its count. */
const WATCHED = ['watch-flash', 'see-mode'];
/** A house that draws nothing: two days of questions would empty the battery. */
const idleHouse = (setup: PlantSetup): PlantSetup => ({
  ...setup,
  inverters: setup.inverters.map((inverter) => ({ ...inverter, demandWatts: 0 })),
});
const handsOf = new Map(stepDefinitions.map((step) => [step.name, step.hands]));

test('SI-53: two hours at every kind of question, with the clock ticking, answer none of them', async () => {
  const seen = new Set<string>();
  const rig = await startScenario({
    site: { stacks: 2 },
    plant: { change: idleHouse },
    says: async (prompt, rig) => {
      if (seen.has(prompt.message.id) || WATCHED.includes(prompt.step)) return undefined;
      seen.add(prompt.message.id);
      const before = (await rig.view()).progress.done;
      for (let hour = 0; hour < 2; hour += 1) {
        await rig.door.pause(3_600_000);
        await rig.engine.tick();
      }
      // A reading may have grown old meanwhile; nothing is done that was not done before.
      expect((await rig.view()).progress.done).toBeLessThanOrEqual(before);
      return 'skip';
    },
  });
  expect((await rig.drive()).outcome).toBe('complete');
  expect(seen.size).toBeGreaterThan(30);
  expect(rig.truth().oracles).toEqual([]);
});

test('SI-53: every step of hands or eyes is done by an answer, and every answer is given by a person', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  const events = (await rig.journal.read(runStream(rig.runId))) as unknown as readonly RunEvent[];
  const stepOf = new Map((await rig.view()).steps.map((step) => [step.id, step.step]));
  const answered = new Set<string>();
  for (const event of events) {
    if (event.type === 'answer.given') {
      expect(event.actor).toBe('Ana');
      answered.add(event.data.stepId);
    }
    if (event.type !== 'step.done' || handsOf.get(stepOf.get(event.data.stepId) ?? '') === 'none') continue;
    expect(answered).toContain(event.data.stepId);
    expect(event.actor).toBe('Ana');
  }
  expect(answered.size).toBeGreaterThan(100);
});

test('SI-53: a timer that said "off" for a person would have live cables pulled', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    // The meter on the busbar tells on such a timer.
    without: ['SI-12 busbarQuiet'],
    says: (prompt) =>
      prompt.step === 'switch-off' && prompt.stack === 'S2' ? { kind: 'choice', option: 'off' } : undefined,
  });
  await rig.drive(() => rig.truth().oracles.length > 0);
  expect(rig.truth().oracles.map((record) => record.oracle)).toContain('cable-moved-live');
});

import type { Answer, PromptView } from '../../src/orchestrator';
import { type Rig, type Scenario, startScenario } from '../support/rig';
import { toldIn } from './guards/guard-scenario';

const OFF_GRID = {
  inverters: [
    { id: 'INV1', model: 'Training inverter 12 kW', gridTied: false, stopsOnLossOfBms: 'yes' as const, leadOn: 'S1' },
  ],
};
const SILENCE_SHOWS_19 = { error19AlsoFromInverterSilence: true };

const startSet = (scenario: Scenario): Promise<Rig> =>
  startScenario({ ...scenario, site: { stacks: 2, ...scenario.site } });

/** Types 19 for a stack at its codes after the links went back; from the closing of the breakers on, where `since` says so. */
const typing19 =
  (stack: string, since: 'plug-links' | 'close-breakers') =>
  (prompt: PromptView, rig: Rig): Answer | undefined =>
    prompt.message.id === 'ask.code' && prompt.stack === stack && rig.asked.some(({ step }) => step === since)
      ? { kind: 'code', text: '19' }
      : undefined;

test('a 19 that stays after the count is found where the inverter on its lead lives, also if its silence would show 19', async () => {
  const faults = [{ name: 'code-19-stays', stack: 'S1' }];
  const rig = await startSet({ plant: { options: SILENCE_SHOWS_19, faults } });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(await toldIn(rig)).toEqual(['SI-34 hold.code-stays']);
});

test('a dark inverter explains the 19 of the stack with its lead until it is started', async () => {
  const rig = await startSet({ site: { stacks: 2, ...OFF_GRID }, plant: { options: SILENCE_SHOWS_19 } });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(rig.truth().stacks.map(({ code }) => code)).toEqual([null, null]);
});

test('who could not see the inverter looks at it when a 19 may come from it', async () => {
  const rig = await startSet({
    site: { stacks: 2, ...OFF_GRID },
    plant: { options: SILENCE_SHOWS_19 },
    says: ({ step, revision }) => (step === 'look-at-inverter' && revision === 1 ? { kind: 'cannot-see' } : undefined),
  });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(await toldIn(rig)).toEqual(['SI-34 hold.inverter-not-seen']);
});

test('a dark inverter explains no 19 of a slave in the joined set', async () => {
  const rig = await startSet({ site: { stacks: 2, ...OFF_GRID }, says: typing19('S2', 'plug-links') });
  expect(await rig.drive((view) => view.hold !== null)).toMatchObject({ status: 'held' });
  expect(await toldIn(rig)).toContain('SI-34 hold.code-blocks');
  expect(rig.truth().breakers.every(({ closed }) => !closed)).toBe(true);
});

test('a 19 that stands when the inverter runs again does not end as complete', async () => {
  const rig = await startSet({
    site: { stacks: 2, ...OFF_GRID },
    plant: { options: SILENCE_SHOWS_19 },
    says: typing19('S1', 'close-breakers'),
  });
  expect(await rig.drive((view) => view.hold !== null)).toMatchObject({ status: 'held' });
  expect(await toldIn(rig)).toContain('SI-34 hold.code-blocks');
});

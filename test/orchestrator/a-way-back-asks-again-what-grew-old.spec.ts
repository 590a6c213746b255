import type { HoldOffer } from '../../src/orchestrator';
import { type Rig, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };
const HOUR_MS = 3_600_000;

async function choose(rig: Rig, offer: HoldOffer): Promise<void> {
  const { hold } = await rig.view();
  await rig.engine.choose(
    rig.runId,
    { promptId: hold?.promptId ?? '', offer, words: 'the fire service was here' },
    WHO,
  );
}

test('after an hour of danger at the breakers, the currents are read again on the way back before the breakers open', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'open-and-lock-breakers'));
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  rig.clock.advance(HOUR_MS);
  await rig.engine.abort(rig.runId, 'not today', WHO);
  await choose(rig, 'danger-over');
  const asked = rig.asked.length;
  const view = await rig.drive();
  const again = rig.asked.slice(asked).map(({ stepId }) => stepId.replace(/^\d+-/, ''));
  expect(again.slice(0, 3)).toEqual([
    'S1-read-number-amps-again',
    'S2-read-number-amps-again',
    'open-and-lock-breakers',
  ]);
  expect(view).toMatchObject({ outcome: 'restored-not-updated', physical: 'all-off-locked' });
  expect(rig.truth().oracles).toEqual([]);
});

test('a current that flows again on the way back is given its minute, and is read twice more', async () => {
  let flows = false;
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ step, stack, stepId }) => {
      if (!flows || step !== 'read-number' || stack !== 'S1' || !stepId.endsWith('amps-again')) return undefined;
      flows = false;
      return { kind: 'number', value: 5, unit: 'A' };
    },
  });
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'open-and-lock-breakers'));
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  rig.clock.advance(HOUR_MS);
  await rig.engine.abort(rig.runId, 'not today', WHO);
  await choose(rig, 'danger-over');
  flows = true;
  const view = await rig.drive();
  expect(rig.holds).toEqual([]);
  expect(view).toMatchObject({ outcome: 'restored-not-updated', physical: 'all-off-locked' });
  expect(rig.truth().oracles).toEqual([]);
});

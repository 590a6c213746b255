import type { EffectOutcome, RunView } from '../../src/orchestrator';
import { startScenario } from '../support/rig';

const ok: EffectOutcome = { outcome: 'ok', said: 'kept awake' };
const failed: EffectOutcome = { outcome: 'failed', said: 'the machine may fall asleep: refused' };

/** A run whose machine answers each wish to be kept awake in turn, then with the last of these words. */
async function keptAwake(...outcomes: readonly [EffectOutcome, ...EffectOutcome[]]) {
  const asked: string[] = [];
  const effects = {
    'keep-host-awake': async (run: { readonly runId: string }) => {
      asked.push(run.runId);
      return outcomes[asked.length - 1] ?? outcomes.at(-1) ?? ok;
    },
  };
  const rig = await startScenario({ site: { stacks: 2 }, effects });
  return { rig, asked };
}

const at =
  (step: string) =>
  (view: RunView): boolean =>
    view.prompts.some((prompt) => prompt.step === step);

test('after a restart in the middle of a run the machine is kept awake again', async () => {
  const { rig, asked } = await keptAwake(ok);
  await rig.drive(at('start-update'));
  expect(asked).toEqual([rig.runId]);
  await rig.crash();
  const view = await rig.drive();
  expect(asked).toEqual([rig.runId, rig.runId]);
  expect(view).toMatchObject({ outcome: 'complete', deviations: [] });
});

test('where it cannot be kept awake again, the run says so as a deviation', async () => {
  const { rig } = await keptAwake(ok, failed);
  await rig.drive(at('start-update'));
  await rig.crash();
  const view = await rig.drive();
  expect(view.outcome).toBe('complete-with-deviations');
  expect(view.deviations.map(({ what }) => what.id)).toEqual(['deviation.host-may-sleep']);
});

test('a run that is held is kept awake again too, and stays held', async () => {
  const { rig, asked } = await keptAwake(ok, failed);
  await rig.drive(at('start-update'));
  await rig.engine.danger(rig.runId, 'a smell', { actor: 'Ana' });
  await rig.crash();
  await rig.door.pause(1000);
  expect(asked).toHaveLength(2);
  const { status, deviations } = await rig.view();
  expect([status, deviations.map(({ what }) => what.id)]).toEqual(['held', ['deviation.host-may-sleep']]);
});

test('a run that has ended is not kept awake after a restart', async () => {
  const { rig, asked } = await keptAwake(ok);
  await rig.drive();
  await rig.crash();
  expect(asked).toHaveLength(1);
});

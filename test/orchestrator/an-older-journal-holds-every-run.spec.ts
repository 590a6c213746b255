import { runStream } from '../../src/orchestrator';
import { startScenario } from '../support/rig';

/** The main job led to the step of this name, and the engine reopened on a journal that is an older copy. */
async function outOfDateAt(step: string) {
  const rig = await startScenario();
  await rig.drive(({ prompts }) => prompts.some((prompt) => prompt.step === step));
  await rig.engine.recover(true);
  return rig;
}

it.each(['confirm-right-site', 'pull-links', 'plug-links'])(
  'at %s nothing that the run knew counts any more',
  async (step) => {
    const rig = await outOfDateAt(step);
    const view = await rig.view();
    expect(view).toMatchObject({
      status: 'held',
      prompts: [],
      waits: [],
      hold: { by: 'SI-51', physical: 'not-all-off' },
    });
    const { run } = await rig.engine.state(rig.runId);
    expect([...run.facts.keys()]).toEqual([]);
    // Whatever the plan moves may have been moved.
    const kinds = new Set(view.obligations.map(({ kind }) => kind));
    expect(['bank', 'links', 'breakers', 'inverters'].filter((kind) => !kinds.has(kind as 'bank'))).toEqual([]);
  },
);

it('while a stack may write the updater must stay', async () => {
  const rig = await outOfDateAt('watch-flash');
  const view = await rig.view();
  expect(view.hold?.physical).toBe('updater-must-stay');
  expect(view.obligations.map(({ kind }) => kind)).toContain('unit');
  expect(rig.truth().oracles).toEqual([]);
});

it('neither an abort, a correction, a restart nor the end of a danger leads it on; only an end with words', async () => {
  const rig = await outOfDateAt('pull-links');
  const { engine, runId } = rig;
  const who = { actor: 'Ana' };
  await expect(engine.abort(runId, 'back', who)).rejects.toMatchObject({ code: 'orchestrator.out-of-date' });
  await expect(engine.start(runId, who)).rejects.toMatchObject({ code: 'orchestrator.out-of-date' });
  const [answered] = (await rig.view()).steps.filter(({ status }) => status === 'done');
  const corrected = engine.correct(runId, { stepId: answered?.id ?? '', why: 'no' }, who);
  await expect(corrected).rejects.toMatchObject({ code: 'orchestrator.out-of-date' });
  await rig.crash('another software');
  await rig.engine.danger(runId, 'smoke', who);
  const danger = (await rig.view()).hold;
  await rig.engine.choose(
    runId,
    { promptId: danger?.promptId ?? '', offer: 'danger-over', words: 'nothing there' },
    who,
  );
  const again = (await rig.view()).hold;
  expect([again?.by, again?.offers.map(({ id }) => id)]).toEqual(['SI-51', ['stop-here']]);
  const before = (await rig.journal.read(runStream(runId))).length;
  await rig.engine.recover(true);
  expect(await rig.journal.read(runStream(runId))).toHaveLength(before);
  const words = 'Ana: all dark, locks on';
  await rig.engine.choose(runId, { promptId: again?.promptId ?? '', offer: 'stop-here', words }, who);
  expect(await rig.view()).toMatchObject({ status: 'ended', outcome: 'degraded', physical: 'not-all-off' });
});

it('what is known at such a hold is nothing, and the power of every stack is named as not known', async () => {
  const { help } = (await (await outOfDateAt('pull-links')).view()).hold ?? {};
  expect(help?.known).toEqual([]);
  expect(JSON.stringify(help?.unknown)).toMatch(/S1.*S2.*S3/);
});

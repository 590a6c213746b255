import type { Journal, JournalEvent, Plan, RunView } from '../../../src/orchestrator';
import { type Rig, startScenario } from '../../support/rig';
import { FLASH } from './flash.scenarios';
import { toldIn, untilDecided } from './guard-scenario';

const WHO = { actor: 'Ana' };
const asks = (step: string) => (view: RunView) => view.prompts.some((prompt) => prompt.step === step);

test('SI-52: after other software took over, an open question is asked anew and the old answer is refused', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const [old] = (await rig.drive(asks('open-and-lock-breakers'))).prompts;
  await rig.crash('test');
  expect((await rig.view()).prompts[0]?.promptId).toBe(old?.promptId);
  await rig.crash('newer');
  const [now] = (await rig.view()).prompts;
  expect(now?.stepId).toBe(old?.stepId);
  expect(now?.because?.title).toContain('software');
  const given = {
    promptId: old?.promptId ?? '',
    revision: old?.revision ?? 0,
    answer: { kind: 'count', value: 1 } as const,
  };
  await expect(rig.engine.answer(rig.runId, given, WHO)).rejects.toThrow('orchestrator.prompt-closed');
  expect((await rig.drive()).outcome).toBe('complete');
  expect(rig.truth().oracles).toEqual([]);
});

test('SI-52: a unit that writes is watched on without a break, its limits run from the start of the flash', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const [old] = (await rig.drive(asks('watch-flash'))).prompts;
  await rig.crash('newer');
  expect((await rig.view()).prompts[0]?.promptId).toBe(old?.promptId);
});

const changedProfile = (plan: Plan): Plan => ({
  ...plan,
  slice: {
    ...plan.slice,
    components: plan.slice.components.map((component) =>
      component.key === 'main102'
        ? { ...component, scale: [{ version: '04010', source: 'a slip' }, ...component.scale] }
        : component,
    ),
  },
});

/** What a service does that looks its product facts up again when it starts. */
function looksUpAgain(journal: Journal): Journal {
  const again = (event: JournalEvent): JournalEvent => {
    if (event.type !== 'run.planned') return event;
    const data = event.data as { readonly plan: Plan };
    return { ...event, data: { ...data, plan: changedProfile(data.plan) } };
  };
  return {
    append: (...given) => journal.append(...given),
    receipt: (key) => journal.receipt(key),
    read: async (stream) => (await journal.read(stream)).map(again),
    since: (...given) => journal.since(...given),
    streams: (prefix) => journal.streams(prefix),
  };
}

/** S2 carries a newer version; the profile on disk is changed by a slip, and the service is started again. */
async function profileChanged(serviceJournal?: (journal: Journal) => Journal): Promise<Rig> {
  const newer = FLASH.find((row) => row.invariant === 'SI-22')?.scenario() ?? {};
  const rig = await startScenario({ ...newer, ...(serviceJournal === undefined ? {} : { serviceJournal }) });
  await rig.drive(asks('pull-links'));
  await rig.crash('newer');
  await untilDecided(rig);
  return rig;
}

test('SI-52: the run keeps the list of versions it was planned with', async () => {
  const rig = await profileChanged();
  expect(rig.truth().oracles).toEqual([]);
  expect(await toldIn(rig)).toContain('SI-22 hold.would-go-back');
});

test('SI-52: looked up again, the changed list lets a newer version be written over', async () => {
  const { oracles } = (await profileChanged(looksUpAgain)).truth();
  expect(oracles.map((record) => record.oracle)).toContain('flash-downgrade');
});

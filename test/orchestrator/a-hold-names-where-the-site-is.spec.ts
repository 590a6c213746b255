import { asRunEvent, runStream, type RunView } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { type Rig, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };
const asked = (step: string, stack?: string) => (view: RunView) =>
  view.prompts.some((prompt) => prompt.step === step && (stack === undefined || prompt.stack === stack));

/** A danger holds the run wherever it is: the state it names is the one at hand. */
async function heldAt(at: (view: RunView) => boolean, site = { stacks: 2 }): Promise<{ rig: Rig; view: RunView }> {
  const rig = await startScenario({ site });
  await rig.drive(at);
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  return { rig, view: await rig.view() };
}

test.each<[string, string, number | null]>([
  ['confirm-right-site', 'as-found', 0],
  ['walk-round', 'as-found', 0],
  ['read-breaker-side', 'not-all-off', 11],
])('at %s the state is %s', async (step, physical, minutes) => {
  const { view } = await heldAt(asked(step));
  expect(view.hold).toMatchObject({ physical, leave: { minutes } });
});

test('while the inverter is parked and nothing was opened, the way out is to put it back to work', async () => {
  const { view } = await heldAt((seen) => seen.prompts[0]?.message.id === 'ask.amps');
  expect(view.hold).toMatchObject({ physical: 'parked', leave: { title: expect.stringContaining('back on') } });
});

test('a breaker that was only to be opened is not taken for a locked one', async () => {
  const { view } = await heldAt(asked('open-and-lock-breakers'));
  expect(view.hold).toMatchObject({ physical: 'not-all-off' });
  expect(view.hold?.leave.line).toContain('S1, S2');
});

test('only with every stack dark and every breaker locked it is all off and locked', async () => {
  const { rig, view } = await heldAt(asked('pull-links'));
  expect(view.hold).toMatchObject({ physical: 'all-off-locked', leave: { minutes: 0 } });
  const { stacks, breakers } = rig.truth();
  expect(stacks.some(({ lit }) => lit) || breakers.some(({ locked }) => !locked)).toBe(false);
});

test('a stack that is on alone is named as what is to be switched off', async () => {
  const { view } = await heldAt(asked('see-mode', 'S2'));
  expect(view.hold).toMatchObject({
    physical: 'not-all-off',
    leave: { line: 'Switch off what is on, or may be: S2.' },
  });
});

test.each(['close-breakers', 'resume-inverter', 'set-demand', 'switch-source-on'])(
  'from %s on the busbar counts as live',
  async (step) => {
    const { view } = await heldAt(asked(step));
    expect(view.hold).toMatchObject({
      physical: 'live',
      leave: { title: expect.stringContaining('park, open and lock') },
    });
  },
);

test('with inverter and sources back the set is in service', async () => {
  const { view } = await heldAt(asked('show-customer'));
  expect(view.hold).toMatchObject({ physical: 'in-service' });
});

test('an abort that was being decided stands again when a danger is over', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(asked('switch-on', 'S2'));
  await rig.engine.abort(rig.runId, 'called away', WHO);
  const before = (await rig.view()).hold;
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  await rig.engine.danger(rig.runId, 'smoke', WHO);
  const danger = (await rig.view()).hold;
  await rig.engine.choose(
    rig.runId,
    { promptId: danger?.promptId ?? '', offer: 'danger-over', words: 'Ana looked, a cable tie' },
    WHO,
  );
  const view = await rig.view();
  expect(view).toMatchObject({ status: 'held', danger: null, prompts: [] });
  expect(view.hold).toEqual(before);
});

test('a run that is stopped before a danger is over says that nobody knows how the isolator was left', async () => {
  const { rig, view } = await heldAt(asked('confirm-right-site'));
  const stop = { promptId: view.hold?.promptId ?? '', offer: 'stop-here', words: 'the fire service is here' } as const;
  await rig.engine.choose(rig.runId, stop, WHO);
  expect(await rig.view()).toMatchObject({
    status: 'ended',
    outcome: 'abandoned',
    deviations: [{ what: { id: 'deviation.danger-not-over' }, why: 'the fire service is here' }],
  });
  const { run, site } = await rig.engine.state(rig.runId);
  const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
  expect(closingReport(run, site, events).verdict).toMatchObject({
    ...{ agrees: true, findings: [] },
    deviations: [{ what: 'Danger not over: nobody knows whether the isolator was used.', invariant: 'SI-01' }],
  });
});

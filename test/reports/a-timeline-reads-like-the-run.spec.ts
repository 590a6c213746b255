import type { RunView } from '../../src/orchestrator';
import { timelineOf } from '../../src/reports';
import { startScenario } from '../support/rig';
import { recordOf } from './report-of';

const asked = (step: string) => (view: RunView) => view.prompts.some((prompt) => prompt.step === step);

test('every answer, wait and measurement of a whole run stands in it, in the order of the journal', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  const { events } = await recordOf(rig);
  const lines = timelineOf(events);
  const answers = events.filter(({ type }) => type === 'answer.given').length;
  expect(lines.filter(({ kind }) => kind === 'answer')).toHaveLength(answers);
  expect(lines.map(({ number }) => number)).toEqual(lines.map(({ number }) => number).sort((a, b) => a - b));
  expect(lines[0]).toMatchObject({ kind: 'planned', title: 'Update a parallel set, stack by stack.' });
  expect(lines[1]).toMatchObject({ kind: 'started' });
  expect(lines.at(-1)).toMatchObject({ kind: 'ended' });
  expect(lines.filter(({ kind }) => kind === 'wait').every(({ measured }) => measured?.unit === 's')).toBe(true);
  expect(lines.find(({ kind, measured }) => kind === 'answer' && measured?.unit === 'V')).toMatchObject({
    measured: { value: expect.any(Number), meter: expect.any(String) },
    evidence: ['E2'],
    by: 'Ana',
  });
  expect(lines.find(({ photo }) => photo !== null)).toMatchObject({ evidence: ['E1'] });
});

test('what the stacks themselves said is told as read by the machine, with its evidence', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, wire: {}, procedure: 'leave-parallel' });
  await rig.drive(asked('switch-off'));
  const machine = timelineOf((await recordOf(rig)).events).filter(({ kind }) => kind === 'machine');
  expect(machine.find(({ stepId }) => stepId?.includes('read-number'))).toMatchObject({
    by: 'stackhand',
    detail: expect.stringMatching(/^\d/),
    evidence: ['E4'],
  });
});

test('an answer that did not do carries what the person was told', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const { prompts } = await rig.drive(asked('switch-source-off'));
  const [prompt] = prompts;
  const answer = { kind: 'choice', option: 'on' } as const;
  await rig.engine.answer(
    rig.runId,
    { promptId: prompt?.promptId ?? '', revision: prompt?.revision ?? 0, answer },
    { actor: 'Ana' },
  );
  const last = timelineOf((await recordOf(rig)).events).at(-1);
  expect(last).toMatchObject({ kind: 'answer', refused: expect.stringMatching(/\S/), evidence: [] });
});

test('a note, a danger, its hold and what was chosen stand between', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(asked('walk-round'));
  const who = { actor: 'Ana' };
  await rig.engine.note(rig.runId, { text: 'The door is open' }, who);
  await rig.engine.danger(rig.runId, 'smoke', who);
  await rig.engine.choose(
    rig.runId,
    { promptId: (await rig.view()).hold?.promptId ?? '', offer: 'danger-over', words: 'It was a toaster' },
    who,
  );
  const kinds = timelineOf((await recordOf(rig)).events).map(({ kind, title, detail }) => [kind, detail ?? title]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      ['note', 'The door is open'],
      ['danger', 'smoke'],
      ['held', expect.anything()],
      ['chosen', 'It was a toaster'],
    ]),
  );
});

test('it speaks the language that is asked for', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(asked('park-inverter'));
  const { events } = await recordOf(rig);
  const own = new Set(['code', 'count', 'text']);
  for (const { kind, title } of timelineOf(events, 'en-XA')) if (!own.has(kind)) expect(title).toMatch(/^⟦.*⟧$/);
});

import { decide, foldRun, foldSite, runStream, siteStream } from '../../../src/orchestrator';
import { startScenario } from '../../support/rig';

// Cannot be switched off to show what goes wrong: there is no other source of a verdict than the events.
test('SI-50: the same events give the same run, whoever folds them and whenever', async () => {
  const rig = await startScenario({ site: { stacks: 2, joinLimit: null } });
  const ended = await rig.drive();
  expect(ended.outcome).toBe('complete-with-deviations');
  const events = await rig.journal.read(runStream(rig.runId));
  const folded = foldRun(JSON.parse(JSON.stringify(events)) as typeof events);
  expect(folded.state).toEqual((await rig.engine.state(rig.runId)).run);
  expect(folded.state).toMatchObject({ outcome: ended.outcome, physical: ended.physical });
  await rig.door.pause(365 * 24 * 3_600_000);
  await rig.crash();
  expect((await rig.view()).outcome).toBe(ended.outcome);
});

test('SI-50: at every question the same command at the same time decides the same, and leaves what it was given as it was', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  let compared = 0;
  for (;;) {
    let turns = 0;
    const view = await rig.drive((now) => now.prompts.length > 0 && (turns += 1) > 9);
    if (view.status === 'ended') break;
    const [prompt] = view.prompts;
    if (prompt === undefined) continue;
    const run = foldRun(await rig.journal.read(runStream(rig.runId))).state;
    const site = foldSite(await rig.journal.read(siteStream(rig.site.id))).state;
    const command = {
      kind: 'answer',
      promptId: prompt.promptId,
      revision: prompt.revision,
      answer: { kind: 'cannot-see' },
    } as const;
    const commanded = { command, now: rig.clock.now(), actor: 'Ana' };
    const before = structuredClone({ run, site });
    expect(decide(run, site, commanded)).toEqual(decide(run, site, commanded));
    expect({ run, site }).toEqual(before);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(10);
});

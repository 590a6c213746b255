import { CountingIds, VirtualClock } from '../../src/kernel';
import { createEngine, type Engine, type Journal, runStream } from '../../src/orchestrator';
import { startScenario, type Rig } from '../support/rig';

/** An engine that is started on the journal of a rig, and how many events it was handed of each run. */
function restarted(rig: Rig): { readonly engine: Engine; readonly handed: Map<string, number> } {
  const handed = new Map<string, number>();
  const { journal } = rig;
  const counting: Journal = {
    append: (appends, receipt) => journal.append(appends, receipt),
    receipt: (key) => journal.receipt(key),
    since: (position, limit) => journal.since(position, limit),
    streams: (prefix) => journal.streams(prefix),
    async read(stream, part) {
      const events = await journal.read(stream, part);
      handed.set(stream, (handed.get(stream) ?? 0) + events.length);
      return events;
    },
  };
  const effects = { 'keep-host-awake': async () => ({ outcome: 'ok' as const, said: 'a training site' }) };
  const failed = (error: unknown): never => {
    throw error;
  };
  const clock = new VirtualClock(rig.clock.now().wallMs, 'boot-after');
  return {
    engine: createEngine({ journal: counting, clock, ids: new CountingIds(), software: 'test', effects, failed }),
    handed,
  };
}

async function oneEndedOneOpen() {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  const ended = rig.runId;
  await rig.nextRun('parallel-stack-update');
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'tell-customer'));
  await rig.engine.close();
  return { rig, ended, open: rig.runId };
}

test('the start reads one event of a run that ended, and folds the one that goes on', async () => {
  const { rig, ended, open } = await oneEndedOneOpen();
  const { engine, handed } = restarted(rig);
  await engine.recover();
  expect(handed.get(runStream(ended))).toBe(1);
  expect(handed.get(runStream(open))).toBeGreaterThan(10);
  expect((await engine.view(open)).prompts.map(({ step }) => step)).toContain('tell-customer');
  await engine.close();
});

test('a list line of a run that ended comes from its ends, is the same as its fold, and is read once', async () => {
  const { rig, ended, open } = await oneEndedOneOpen();
  const { engine, handed } = restarted(rig);
  await engine.recover();
  const lines = await engine.list();
  const { run } = await rig.engine.state(ended);
  expect(lines.map(({ runId }) => runId)).toEqual([ended, open]);
  expect(lines[0]).toEqual({
    runId: ended,
    siteId: run.plan.site.id,
    procedure: 'parallel-stack-update',
    status: 'ended',
    outcome: 'complete',
    startedAtMs: run.startedAt.wallMs,
  });
  const read = handed.get(runStream(ended));
  expect(read).toBeLessThanOrEqual(4);
  expect(await engine.list()).toEqual(lines);
  expect(handed.get(runStream(ended))).toBe(read);
  // Its site is still taken by the one that goes on, and whoever looks at the ended one gets the whole of it.
  await expect(engine.plan(run.plan, { actor: 'Ana' })).rejects.toMatchObject({ code: 'orchestrator.site-busy' });
  expect((await engine.view(ended)).outcome).toBe('complete');
  await engine.close();
});

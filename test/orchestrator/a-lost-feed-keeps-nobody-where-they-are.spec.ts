import { asRunEvent, foldRun, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { type Rig, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };

/** The router went out with the breakers, and stays out until the person says otherwise. */
async function heldByALostFeed() {
  const router = { out: true };
  const rig = await startScenario({
    site: { stacks: 2 },
    says: ({ step }) =>
      step === 'check-feeds' && router.out ? { kind: 'choice', option: 'something-died' } : undefined,
  });
  const view = await rig.drive(({ hold }) => hold !== null);
  expect(view.hold?.because.title).toContain('went out with the inverter');
  return { rig, router, promptId: view.hold?.promptId ?? '' };
}

async function lookAtTheLocksAgain(rig: Rig): Promise<void> {
  const { run } = await rig.engine.state(rig.runId);
  const breakers = run.plan.steps.find(({ step }) => step === 'open-and-lock-breakers')?.id ?? '';
  await rig.engine.correct(rig.runId, { stepId: breakers, why: 'looked at the locks again' }, WHO);
}

/** The record as it would be had the run been stopped where the locks were to be asked for again, and what its evidence says. */
async function stoppedThere(rig: Rig) {
  const events = await rig.journal.read(runStream(rig.runId));
  const asked = events.findLastIndex(({ type }) => type === 'steps.reopened');
  const [record, next] = [events.slice(0, asked + 1), events[asked + 1]];
  const data = { outcome: 'degraded', physical: 'not-all-off', because: { id: 'ended.degraded', params: {} } };
  if (next !== undefined) record.push({ ...next, type: 'run.ended', data });
  const { state } = foldRun(record);
  if (state === undefined) throw new Error('There is no run.');
  const { site } = await rig.engine.state(rig.runId);
  return closingReport(state, site, record.map(asRunEvent)).verdict;
}

test('breakers that are looked at again are not held by a feed that is asked for behind them', async () => {
  const { rig, router } = await heldByALostFeed();
  await lookAtTheLocksAgain(rig);
  expect((await rig.view()).prompts.map(({ step }) => step)).toEqual(['open-and-lock-breakers']);
  router.out = false;
  const view = await rig.drive();
  expect(view.outcome).toBe('complete');
  expect(rig.truth().oracles).toEqual([]);
});

test('on the way back a lost feed keeps no stack on', async () => {
  const { rig, promptId } = await heldByALostFeed();
  await rig.engine.choose(rig.runId, { promptId, offer: 'restore', words: 'the router has no other socket' }, WHO);
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'restored-not-updated', physical: 'all-off-locked' });
});

test('a run that is stopped where breakers were opened, and were to be asked for again, was not merely abandoned', async () => {
  const { rig } = await heldByALostFeed();
  await lookAtTheLocksAgain(rig);
  expect(await stoppedThere(rig)).toMatchObject({ outcome: 'degraded', agrees: true, findings: [] });
});

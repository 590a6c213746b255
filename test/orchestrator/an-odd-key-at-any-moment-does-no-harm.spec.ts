import { agreement } from '../../src/app/demo/agreement';
import type { HoldOffer, RunView } from '../../src/orchestrator';
import { type Rig, type Scenario, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };

async function choose(rig: Rig, offer: HoldOffer): Promise<void> {
  const { hold } = await rig.view();
  if (hold === null) return;
  await rig.engine.choose(rig.runId, { promptId: hold.promptId, offer, words: 'as agreed with Ben' }, WHO);
}

const danger = (rig: Rig) => rig.engine.danger(rig.runId, 'a smell', WHO);
const abort = async (rig: Rig): Promise<void> => {
  if ((await rig.view()).status !== 'ended') await rig.engine.abort(rig.runId, 'called away', WHO);
};

/** Corrects the answer of this number from the end, if it can still be corrected: it is asked again. */
const correct = (back: (asked: number) => number) => async (rig: Rig) => {
  const prompt = rig.asked[rig.asked.length - back(rig.asked.length)];
  if (prompt === undefined) return;
  await rig.engine.correct(rig.runId, { stepId: prompt.stepId, why: 'typed it wrong' }, WHO).catch(() => undefined);
};

/** Keys that a person may press, and things that may happen, whatever is asked. */
const ODD: readonly [string, ...((rig: Rig) => Promise<unknown>)[]][] = [
  ['danger, and it is over', danger, (rig) => choose(rig, 'danger-over')],
  ['danger, a crash, and it is over', danger, (rig) => rig.crash(), (rig) => choose(rig, 'danger-over')],
  ['danger, an abort, and it is over', danger, abort, (rig) => choose(rig, 'danger-over')],
  ['an abort', abort],
  ['two aborts', abort, abort],
  ['an abort and a crash', abort, (rig) => rig.crash()],
  ['other software', (rig) => rig.crash('other')],
  ['a correction of the last answer', correct(() => 2)],
  ['a correction of an old answer', correct((asked) => Math.ceil(asked / 2))],
];

const JOBS: readonly [string, Scenario][] = [
  ['the update of two stacks', { site: { stacks: 2 } }],
  ['the update of one', { site: { stacks: 1 }, procedure: 'single-stack-update' }],
  ['a set that leaves parallel', { site: { stacks: 2 }, procedure: 'leave-parallel' }],
];

/** An honest person goes on: finishes where that is offered, and is never held by anything else. */
async function goneOn(rig: Rig): Promise<RunView> {
  for (;;) {
    const view = await rig.drive(({ hold }) => hold !== null);
    if (view.hold === null) return view;
    expect(view.hold.offers.map(({ id }) => id)).toContain('finish-forward');
    await choose(rig, 'finish-forward');
  }
}

function expectTruth(view: RunView, rig: Rig): void {
  const truth = rig.truth();
  expect(truth.oracles).toEqual([]);
  if (view.outcome?.startsWith('complete') === true && view.procedure !== 'leave-parallel')
    expect(agreement(view, truth).differs).toEqual([]);
  if (view.physical === 'as-found') expect(truth.differsFromAsFound).toEqual([]);
  if (view.physical === 'all-off-locked') {
    expect(truth.stacks.filter(({ lit }) => lit)).toEqual([]);
    expect(truth.breakers.filter(({ locked }) => !locked)).toEqual([]);
  }
}

/** Every so many questions; another number for each oddity, so that together they come to each kind of question. */
const STRIDE = 19;

describe.each(JOBS)('%s', (_job, scenario) => {
  test.each(ODD.map((odd, index) => [odd[0], odd, index] as const))('%s', async (_name, [, ...acts], index) => {
    for (let asked = 1 + index; ; asked += STRIDE) {
      const rig = await startScenario(scenario);
      const before = await rig.drive(() => rig.asked.length >= asked);
      if (before.status === 'ended') return;
      for (const act of acts) await act(rig);
      expectTruth(await goneOn(rig), rig);
    }
  });
});

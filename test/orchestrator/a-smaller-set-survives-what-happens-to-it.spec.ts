import { asRunEvent, type HoldOffer, runStream } from '../../src/orchestrator';
import { Numbers } from '../sim/numbers';
import { closingReport } from '../../src/reports';
import { type Rig, startScenario } from '../support/rig';

const WHO = { actor: 'Ana' };
const HOUR = 3_600_000;
/** In this order: a smaller set wherever it is offered, then on, then stop. */
const WANTED: readonly HoldOffer[] = ['smaller-set', 'danger-over', 'finish-forward', 'stop-here'];

/** Something that happens in the middle of a run. */
async function happens(rig: Rig, random: Numbers): Promise<unknown> {
  const what = random.next();
  if (what < 0.5) return rig.crash();
  if (what < 0.6) return rig.engine.abort(rig.runId, 'enough', WHO);
  if (what < 0.7) return rig.engine.danger(rig.runId, 'a smell', WHO);
  return rig.clock.advance(Math.floor(random.next() * 14 * HOUR));
}

async function played(rig: Rig, random: Numbers): Promise<number> {
  let smaller = 0;
  for (let next = Math.floor(random.next() * 150); ; ) {
    const view = await rig.drive(({ hold }) => hold !== null || rig.asked.length >= next);
    if (view.status === 'ended') return smaller;
    if (view.hold === null) {
      next = rig.asked.length + 5 + Math.floor(random.next() * 90);
      await happens(rig, random);
      continue;
    }
    const offers = view.hold.offers.map(({ id }) => id);
    const offer = WANTED.find((wanted) => offers.includes(wanted)) ?? 'stop-here';
    if (offer === 'smaller-set') smaller += 1;
    await rig.engine.choose(rig.runId, { promptId: view.hold.promptId, offer, words: 'because so' }, WHO);
  }
}

test('three to five stacks, some of them too warm, with kills, aborts, danger and nights: no wrong, and the record agrees', async () => {
  let smaller = 0;
  for (let seed = 1; seed <= 14; seed += 1) {
    const random = new Numbers(seed);
    const stacks = 3 + Math.floor(random.next() * 3);
    const warm = new Set(Array.from({ length: stacks - 1 }, (_, n) => `S${n + 2}`).filter(() => random.next() < 0.4));
    const rig = await startScenario({
      site: { stacks },
      says: (prompt, world) =>
        prompt.message.id === 'ask.temperature' && warm.has(prompt.stack ?? '') && world.truth().linksInHand > 0
          ? { kind: 'number', value: 58, unit: prompt.unit ?? '' }
          : undefined,
    });
    smaller += await played(rig, random);
    const { run, site } = await rig.engine.state(rig.runId);
    const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
    const { agrees, findings } = closingReport(run, site, events).verdict;
    expect({ seed, oracles: rig.truth().oracles, agrees, findings }).toEqual({
      ...{ seed, oracles: [], agrees: true, findings: [] },
    });
  }
  expect(smaller).toBeGreaterThan(4);
}, 120_000);

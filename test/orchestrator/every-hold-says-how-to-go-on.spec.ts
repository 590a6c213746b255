import { asRunEvent, evolve, type HoldOffer, runStream, viewOf } from '../../src/orchestrator';
import { LOOK_FIRST, LOOKS } from '../../src/orchestrator/hold-look';
import { closingReport, reportHtml } from '../../src/reports';
import { blanksOf, type Catalogue, en, messageIds } from '../../src/words';
import { type Rig, startScenario } from '../support/rig';

const HOLDS = messageIds.filter((id) => id.startsWith('hold.'));
const catalogue: Catalogue = en;

/** Every blank of a message filled with something. */
function params(id: string): Record<string, string> {
  const { title = '', line = '' } = catalogue[id] ?? {};
  const blanks = [title, line].flatMap((text) => [...blanksOf(text).needed, ...blanksOf(text).optional]);
  return Object.fromEntries(blanks.map((blank) => [blank, 'S1']));
}

let rig: Rig;
beforeAll(async () => {
  rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(({ prompts }) => prompts.some(({ step }) => step === 'see-mode'));
});

/** What a person is shown when the run is held for this reason now. */
async function heldFor(id: string, offers: readonly HoldOffer[]) {
  const { run, site } = await rig.engine.state(rig.runId);
  const at = rig.clock.now();
  const stepId = run.plan.steps.find(({ step }) => step === 'see-mode')?.id ?? '';
  const because = { id, params: params(id) };
  const data = { promptId: 'p', by: `SI-00:${stepId}`, because, physical: 'not-all-off', offers, stepIds: [] } as const;
  const held = evolve(run, { type: 'run.held', data, at, actor: 'Ana' });
  return viewOf(held, site, { ...at, wallMs: at.wallMs + 600_000, monoMs: at.monoMs + 600_000 }, 1).hold;
}

test('there are as many holds as the catalogue has, and each names a thing to look at', () => {
  expect(HOLDS.length).toBeGreaterThan(100);
  expect(HOLDS.filter((id) => !(id in LOOK_FIRST))).toEqual([]);
  expect(Object.keys(LOOK_FIRST).filter((id) => !messageIds.includes(id as never))).toEqual([]);
});

test('no thing to look at is one that no hold names', () => {
  expect(LOOKS.filter((look) => !Object.values(LOOK_FIRST).includes(look))).toEqual([]);
});

test.each(HOLDS)('%s: what is known, what is not, where to look, and one offer as the next', async (id) => {
  const hold = await heldFor(id, ['try-again', 'restore', 'stop-here']);
  const { known = [], unknown = [], lookAt, next } = hold?.help ?? {};
  expect(known.map(({ words }) => words.title)).toContain('Stack S1 is on.');
  for (const { words, evidence, minutes } of known) {
    expect(words.title).not.toBe('');
    expect(evidence.length).toBeGreaterThan(0);
    expect(minutes).toBeGreaterThanOrEqual(10);
  }
  expect(unknown.map(({ title }) => title)).toContain('Whether anybody touched anything in the last 10 min.');
  expect(lookAt?.title).not.toMatch(/^$|look\./);
  expect(hold?.offers.map((offer) => offer.id)).toContain(next?.offer);
  expect(next?.words.title).not.toBe('');
});

test('before anything was moved that is what is known', async () => {
  const fresh = await startScenario({ site: { stacks: 2 } });
  await fresh.engine.danger(fresh.runId, 'a smell', { actor: 'Ana' });
  const { hold } = await fresh.view();
  expect(hold?.help).toMatchObject({
    known: [{ words: { title: 'This run has switched nothing and moved nothing.' } }],
    lookAt: { title: 'Count the people. Nobody goes near the stacks.' },
    next: { offer: 'danger-over' },
  });
});

test('what was moved and not tapped since, and what nobody saw, is said to be unknown', async () => {
  const blind = await startScenario({
    site: { stacks: 2 },
    says: (prompt) => (prompt.step === 'switch-on' && prompt.stack === 'S1' ? { kind: 'cannot-see' } : undefined),
  });
  await blind.drive(({ hold }) => hold !== null);
  const titles = (await blind.view()).hold?.help.unknown.map(({ title }) => title);
  expect(titles).toEqual(
    expect.arrayContaining(['Whether stack S1 is on or off.', 'The volts of stacks S1, S2, each alone.']),
  );
});

test('a stack that did not come back leaves one thing to do, and says why there is no other', async () => {
  const torn = await startScenario({
    site: { stacks: 2 },
    plant: { faults: [{ name: 'code-25-stuck', stack: 'S1' }] },
  });
  const { hold } = await torn.drive((view) => view.hold?.by.startsWith('SI-25') === true);
  expect(hold?.help).toMatchObject({
    next: { offer: 'stop-here' },
    notOffered: [{ title: 'Nothing else: a stack did not come back.' }],
  });
  expect(hold?.help.known.map(({ words }) => words.title)).toContain('Stack S1: did not come back from its update.');
});

test('endings that are not possible are named with the reason', async () => {
  const stuck = await startScenario({
    site: { stacks: 2 },
    plant: { faults: [{ name: 'version-unchanged', times: 99 }] },
  });
  const { hold } = await stuck.drive((view) => view.hold?.by.startsWith('SI-30') === true);
  expect(hold?.help.next.offer).toBe('flash-again');
  expect(hold?.help.notOffered.map(({ title }) => title)).toEqual([
    'No smaller set: the master would be missing.',
    expect.stringContaining('Not all back to the old version'),
  ]);
});

test('the report of a run that was stopped in a hold says the same; one that was led on says nothing of it', async () => {
  const stopped = await startScenario({
    site: { stacks: 2 },
    plant: { faults: [{ name: 'code-25-stuck', stack: 'S1' }] },
  });
  await stopped.drive();
  const events = (await stopped.journal.read(runStream(stopped.runId))).map(asRunEvent);
  const { run, site } = await stopped.engine.state(stopped.runId);
  const report = closingReport(run, site, events);
  expect(report.verdict.lastHold).toMatchObject({
    lookAt: 'Look at the LCD of stack S1, letter by letter.',
    proposed: 'Stop here. Hang the card, tell the owner.',
  });
  expect(String(reportHtml(report))).toContain('Where it stopped');
  const whole = await startScenario({ site: { stacks: 2 }, plant: { faults: [{ name: 'version-unchanged' }] } });
  await whole.drive();
  expect(whole.holds.length).toBeGreaterThan(0);
  const led = (await whole.journal.read(runStream(whole.runId))).map(asRunEvent);
  const state = await whole.engine.state(whole.runId);
  expect(closingReport(state.run, state.site, led).verdict.lastHold).toBeNull();
});

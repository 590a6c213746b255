import { asRunEvent, type HoldOffer, runStream, type RunView } from '../../src/orchestrator';
import { sha256 } from '../../src/kernel';
import { closingReport } from '../../src/reports';
import { factoryImage } from '../../src/virtual-plant/wire/open-image';
import { type Rig, type Scenario, startScenario } from '../support/rig';

jest.setTimeout(90_000);

const WHO = { actor: 'Ana' };
/** What the training stacks run as found. */
const OLD = factoryImage('OPEN-1', '1.4.0', 'controller');

/** One stack never takes the new image; the old one is on the shelf, and approved with the plan. */
const neverTakes = (stack: string, imageBefore: Uint8Array | undefined): Scenario => ({
  wire: imageBefore === undefined ? {} : { imageBefore },
  plant: { faults: [{ name: 'image-rejected', stack, times: 99 }] },
});
const offers = ({ hold }: RunView): readonly HoldOffer[] => (hold?.offers ?? []).map(({ id }) => id);
const rejected = ({ hold }: RunView): boolean => hold?.by.startsWith('SI-26') === true;

async function choose(rig: Rig, offer: HoldOffer): Promise<void> {
  const { hold } = await rig.view();
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer, words: 'S3 refuses it' }, WHO);
}

async function broughtBack(): Promise<Rig> {
  const rig = await startScenario(neverTakes('S3', OLD));
  await rig.drive(rejected);
  await choose(rig, 'roll-back');
  return rig;
}

async function asBefore(rig: Rig): Promise<void> {
  const view = await rig.view();
  expect(view).toMatchObject({ outcome: 'restored-not-updated', physical: 'in-service', obligations: [] });
  const { oracles, stacks, differsFromAsFound } = rig.truth();
  expect(stacks.map(({ image }) => image?.sha256)).toEqual(Array<string>(3).fill(sha256(OLD)));
  expect(differsFromAsFound).toEqual([]);
  // The plant knows of no decision, and of one target only: it names each older version that is begun, and calls none of them passed.
  expect([...new Set(oracles.map(({ oracle }) => oracle))]).toEqual([
    'flash-downgrade',
    'next-flash-before-previous-passed',
  ]);
  const { run, site } = await rig.engine.state(rig.runId);
  const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
  expect(closingReport(run, site, events).verdict).toMatchObject({
    ...{ revision: 2, outcome: 'restored-not-updated', agrees: true, findings: [] },
    deviations: [{ what: 'The whole set goes back to version 1.4.0.', why: 'S3 refuses it', invariant: 'SI-22' }],
  });
}

test('stacks that took the new image get back the one they ran, and the set goes into service as it was', async () => {
  const rig = await broughtBack();
  await rig.drive();
  expect(rig.holds).toEqual([]);
  await asBefore(rig);
});

test('killed again and again on the way back, it ends the same', async () => {
  const rig = await broughtBack();
  for (let asked = rig.asked.length; (await rig.view()).status !== 'ended'; asked += 9) {
    await rig.drive(() => rig.asked.length >= asked);
    if ((await rig.view()).status !== 'ended') await rig.crash();
  }
  await asBefore(rig);
});

test.each([
  {
    why: 'no image of the old version',
    image: undefined,
    title: 'Not all back: no image of the old version in the plan.',
  },
  {
    why: 'another image than the stacks ran',
    image: factoryImage('OPEN-1', '1.3.9', 'controller'),
    title: 'Not all back: stacks S1, S2 ran another image before.',
  },
])('with $why it is not offered, and the reason stands there', async ({ image, title }) => {
  const rig = await startScenario(neverTakes('S3', image));
  const view = await rig.drive(rejected);
  expect(offers(view)).not.toContain('roll-back');
  expect(view.hold?.help.notOffered.map((words) => words.title)).toContain(title);
});

test('where the tool writes, nobody published a way back: it is not offered', async () => {
  const rig = await startScenario({ plant: { faults: [{ name: 'version-unchanged', stack: 'S3', times: 99 }] } });
  const view = await rig.drive(({ hold }) => hold?.by.startsWith('SI-30') === true);
  expect(offers(view)).not.toContain('roll-back');
  expect(view.hold?.help.notOffered.map(({ title }) => title).join()).toMatch(/^Not all back to the old version by/);
});

test('before any stack was written there is nothing to bring back', async () => {
  const rig = await startScenario(neverTakes('S1', OLD));
  expect(offers(await rig.drive(rejected))).not.toContain('roll-back');
});

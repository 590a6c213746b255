import { sha256 } from '../../src/kernel';
import type { RunView } from '../../src/orchestrator';
import { buildOpenImage } from '../../src/updater';
import type { FlashStep, PlantSetup, PowerCut } from '../../src/virtual-plant';
import { type Rig, startScenario } from '../support/rig';

// `npm run torn` cuts at every word below the run; here the whole run goes on from some of them.
jest.setTimeout(120_000);

const IMAGE = buildOpenImage({
  hardwareClass: 'OPEN-1',
  version: '1.5.0',
  component: 'controller',
  payload: Uint8Array.from({ length: 1200 }, (_, index) => ((index * 31) & 0xff) + 1),
});

async function cut(faults: PlantSetup['faults'], options: PlantSetup['options'] = {}): Promise<[Rig, RunView]> {
  const rig = await startScenario({ wire: { image: IMAGE }, site: { stacks: 2 }, plant: { faults, options } });
  return [rig, await rig.drive()];
}

const lost = (step: FlashStep, moment: PowerCut['moment'], after = 0, more: object = {}) => ({
  ...{ name: 'power-lost-in-flash', stack: 'S1', step, moment, after },
  ...more,
});

/** Writes of the other stack between the first byte and the end of the one that lost its power. */
function writtenMeanwhile(rig: Rig): readonly string[] {
  const events = rig.truth().log.flatMap((entry) => ('event' in entry ? [`${entry.stack} ${entry.event}`] : []));
  const ended = events.lastIndexOf('S1 flash-finished');
  const meanwhile = events.slice(events.indexOf('S1 power-lost'), ended < 0 ? undefined : ended);
  return meanwhile.filter((event) => /^S2 (flash-started|update-entered)/.test(event));
}

const CUTS: readonly [FlashStep, PowerCut['moment'], number][] = [
  ['enter', 'before', 0],
  ['begin', 'half', 0],
  ['erase', 'half', 0],
  ['word', 'half', 3],
  ['word', 'half', 200],
  ['confirm', 'before', 2],
  ['confirm', 'after', 4],
  ['verified', 'after', 0],
  ['commit', 'half', 0],
  ['commit', 'after', 0],
  ['boot', 'before', 0],
  ['started', 'half', 0],
];

test.each(CUTS)('%s %s, after %i: the run comes to its end with the image whole', async (step, moment, after) => {
  const [rig, view] = await cut([lost(step, moment, after)]);
  const { stacks, oracles, faultsBitten } = rig.truth();
  expect(faultsBitten[0]?.times).toBe(1);
  expect(oracles).toEqual([]);
  expect(writtenMeanwhile(rig)).toEqual([]);
  expect(view.outcome).toMatch(/^complete/);
  for (const { image, torn } of stacks) expect([image?.sha256, torn]).toEqual([sha256(IMAGE), false]);
});

test('a half written word that the boot loader passed over is a held transfer, then a whole image', async () => {
  const [rig, view] = await cut([lost('word', 'half', 200)], { unfinishedBlockIsWrittenAnew: false });
  expect(rig.holds.join('\n')).toContain('what is in its flash is not the image that was announced');
  expect(view.outcome).toMatch(/^complete/);
  expect(rig.truth().stacks.map(({ image }) => image?.sha256)).toEqual([sha256(IMAGE), sha256(IMAGE)]);
});

test('one that stays torn keeps its updater and its power, and no other stack is begun', async () => {
  const [rig, view] = await cut([lost('word', 'half', 200), { name: 'echoes-hash', stack: 'S1' }]);
  expect(view).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
  expect(rig.holds.length).toBeGreaterThan(0);
  expect(rig.truth().stacks.map(({ torn, blocksWritten }) => [torn, blocksWritten > 0])).toEqual([
    [true, true],
    [false, false],
  ]);
  expect(writtenMeanwhile(rig)).toEqual([]);
  expect(rig.truth().oracles).toEqual([]);
});

test('a board that a tool was writing is a suspected brick, and no other stack is begun', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, plant: { faults: [lost('board', 'half', 1)] } });
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
  expect(rig.holds.join('\n')).toContain('Stack S1 did not come back: still 25');
  expect(writtenMeanwhile(rig)).toEqual([]);
  expect(rig.truth().oracles).toEqual([]);
});

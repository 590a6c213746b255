import { Plant, type PlantSetup } from '../../../src/virtual-plant';
import { OpenBench, openImage, openSetup, openStack } from './open-bench';

const image = openImage();

/** Enters and sends the first block, and says what the plant noted. */
function firstBlock(bench: OpenBench, sent = image) {
  bench.must('ok', bench.command(1, sent)).sendBlocks(sent, 1).wait(3);
  return bench.oracles();
}

/** Two stacks that were counted alone; only S1 is on. */
function pair(more: Partial<PlantSetup> = {}, second: Partial<Parameters<typeof openStack>[2]> = {}): OpenBench {
  const setup = openSetup({
    stacks: [
      openStack('S1', '100000', { rememberedStacks: 1 }),
      openStack('S2', '010000', { rememberedStacks: 1, on: false, ...second }),
    ],
    breakers: [{ id: 'B1', inverter: 'I1', closed: false }],
    links: [],
    ...more,
  });
  return new OpenBench(Plant.create(setup));
}

it('nothing, when everything is as it should be', () => {
  expect(firstBlock(pair())).toEqual([]);
});

it('flash-while-linked, with a cable to a dark partner', () => {
  expect(firstBlock(pair({ links: [{ from: 'S1', to: 'S2' }] }))).toEqual(['flash-while-linked']);
});

it('flash-with-breaker-closed', () => {
  const inverters = [{ id: 'I1', demandWatts: 0 }];
  const breakers = [{ id: 'B1', inverter: 'I1', closed: true }];
  expect(firstBlock(pair({ inverters, breakers }))).toEqual(['flash-with-breaker-closed']);
});

it('flash-downgrade, by the version in the header', () => {
  const stacks = [openStack('S1', '100000', { rememberedStacks: 1, versions: { controller: '2.0.0' } })];
  expect(firstBlock(pair({ stacks }))).toEqual(['flash-downgrade']);
});

it('flash-outside-window', () => {
  expect(firstBlock(pair({ stacks: [openStack('S1', '100000', { rememberedStacks: 1, socPercent: 90 })] }))).toEqual([
    'flash-outside-window',
  ]);
});

it('flash-while-another-flashes and next-flash-before-previous-passed, with S2 torn', () => {
  const bench = pair({}, { on: true, address: '100000' });
  const second = bench.at('S2');
  expect(firstBlock(bench)).toEqual([]);
  expect(firstBlock(second)).toEqual(['flash-while-another-flashes', 'next-flash-before-previous-passed']);
});

it('host-lost-power, when this computer hangs on the busbar that the contactor leaves', () => {
  expect(firstBlock(pair({ hostFeed: 'battery-busbar' }))).toEqual(['host-lost-power']);
});

it('mixed-versions-joined, when an updated stack comes up beside an old one', () => {
  const bench = pair({ links: [{ from: 'S1', to: 'S2' }] })
    .update(image)
    .press('S2')
    .wait(1);
  expect(bench.oracles()).toContain('mixed-versions-joined');
});

import { sha256 } from '../../src/kernel';
import { buildOpenImage } from '../../src/updater';
import { WIRE_FAULTS } from '../../src/virtual-plant';
import { startScenario } from '../support/rig';

jest.setTimeout(120_000);

const IMAGE = buildOpenImage({
  hardwareClass: 'OPEN-1',
  version: '1.5.0',
  component: 'controller',
  payload: Uint8Array.from({ length: 2000 }, (_, index) => (index * 31) & 0xff),
});

/** Where a fault bites: once in a reading, once in the middle of the transfer, and again and again. */
const CALLS: readonly Readonly<Record<string, string | number>>[] = [
  { on: 'read', every: 23, times: 1 },
  { on: 'write', every: 7, times: 1 },
  { every: 29, times: 40 },
];

/** Some bite only where there is something to bite: a second stack that answers too, a unit that is silent. */
const ONLY: Readonly<Record<string, { readonly calls: typeof CALLS; readonly stacks: number }>> = {
  'wire-wrong-echo': {
    calls: [
      { on: 'write', every: 3, times: 1 },
      { every: 3, times: 40 },
    ],
    stacks: 1,
  },
  'wire-gateway-answers': { calls: [{ every: 1, times: 2 }, { every: 1 }], stacks: 2 },
  'wire-bursts': { calls: [{ every: 3, times: 40 }, { every: 1 }], stacks: 1 },
  'wire-two-slaves': {
    calls: [
      { on: 'read', every: 5, times: 1 },
      { every: 5, times: 40 },
    ],
    stacks: 2,
  },
};

/** On Modbus TCP no other master can be heard; test/fieldbus and test/app/plant-wire have it on a serial line. */
const faults = WIRE_FAULTS.filter(({ id }) => id !== 'W15');
const cases = faults.flatMap(({ name, id }) => (ONLY[name]?.calls ?? CALLS).map((call) => [id, name, call] as const));

it.each(cases)('%s %s %j: complete with the right image, or held with nothing wrong', async (_id, name, call) => {
  const stacks = ONLY[name]?.stacks ?? 1;
  const rig = await startScenario({
    wire: { image: IMAGE },
    site: { stacks },
    procedure: stacks === 1 ? 'single-stack-update' : 'parallel-stack-update',
    plant: { faults: [{ name, stack: 'S1', ...call }] },
  });
  const view = await rig.drive();
  const { stacks: found, oracles, faultsBitten } = rig.truth();
  expect(faultsBitten.filter((fault) => fault.times > 0).map((fault) => fault.name)).toEqual([name]);
  expect(oracles).toEqual([]);
  for (const stack of found) {
    expect(stack.blocksRepeated).toBeLessThanOrEqual(1);
    if (view.outcome?.startsWith('complete')) expect(stack.image?.sha256).toBe(sha256(IMAGE));
  }
  if (view.outcome?.startsWith('complete') !== true) expect(rig.holds).not.toEqual([]);
});

import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { identityOf, readStack, valueOf } from '../../src/stack-link';
import { buildOpenImage, type FlashOutcome, takeImage } from '../../src/updater';
import { PlantRegisters, runOnPlant } from '../support/plant-session';
import { OpenBench, openStack } from '../virtual-plant/wire/open-bench';

const payload = Uint8Array.from({ length: 6000 }, (_, index) => (index * 7) & 0xff);
const bytes = buildOpenImage({ hardwareClass: 'OPEN-1', version: '1.5.0', component: 'controller', payload });

async function* onePiece(): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function update(registers: PlantRegisters): Promise<FlashOutcome> {
  return runOnPlant(registers, await takeImage(onePiece(), { maxImageBytes: 1_048_576 }));
}

it('reads of the stack what is true', async () => {
  const bench = OpenBench.alone();
  const readings = await readStack(new PlantRegisters(bench), openBus);
  expect(readings.list.filter(({ why, reading }) => why !== null && reading !== 'stack-count')).toEqual([]);
  expect(identityOf(readings)).toMatchObject({
    hardwareClass: 'OPEN-1',
    versions: { controller: '1.4.0' },
    bootCounter: 1,
  });
  expect(valueOf(readings, 'bank', 'ADDR_SET')).toBe('100000');
  expect(valueOf(readings, 'module-count')).toBe(2);
});

it('puts the image into its flash, no block twice, and its version on its display', async () => {
  const bench = OpenBench.alone();
  const outcome = await update(new PlantRegisters(bench));
  expect(outcome).toMatchObject({ outcome: 'ok', blocks: Math.ceil(bytes.length / 232), repeated: 0 });
  expect(bench.stack()).toMatchObject({
    versions: { controller: '1.5.0' },
    torn: false,
    blocksRepeated: 0,
    atTarget: true,
  });
  expect(bench.oracles()).toEqual([]);
});

it('goes on where the stack says when its power fails at any request of the transfer', async () => {
  const clean = new PlantRegisters(OpenBench.alone());
  await update(clean);
  // From the first block on; the last eight requests look at a stack that has restarted.
  for (let cutAt = 24; cutAt < clean.requests - 8; cutAt++) {
    const registers = new PlantRegisters(OpenBench.alone());
    registers.cutAt = cutAt;
    const outcome = await update(registers);
    expect(outcome).toMatchObject({ outcome: 'ok' });
    expect(registers.bench.stack()).toMatchObject({
      versions: { controller: '1.5.0' },
      torn: false,
      blocksRepeated: 0,
    });
  }
});

it.each([
  ['echoes-hash', 'torn', 'updater.image-does-not-start'],
  ['lies-about-version', 'unknown', 'updater.other-image-runs'],
  ['other-serial', 'unknown', 'test.other-unit'],
])('does not call a stack updated that lies: %s', async (name, ending, code) => {
  const registers = new PlantRegisters(OpenBench.alone({ faults: [{ name }] }));
  const outcome = await update(registers);
  expect(outcome).toMatchObject({ outcome: ending, because: [{ code }] });
});

it('leaves a stack as it is that refuses to be updated now', async () => {
  const bench = OpenBench.alone({ stacks: [openStack('S1', '100000'), openStack('S2', '010000')] });
  const outcome = await update(new PlantRegisters(bench));
  expect(outcome).toMatchObject({
    outcome: 'refused',
    blocks: 0,
    because: [{ code: 'updater.unit-says-refused-now' }],
  });
  expect(bench.stack()).toMatchObject({ versions: { controller: '1.4.0' }, torn: false });
});

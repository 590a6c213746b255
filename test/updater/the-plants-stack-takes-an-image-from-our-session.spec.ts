import { FieldbusError } from '../../src/fieldbus';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { openModbusStack } from '../../src/products/profiles/open-modbus-stack.profile';
import {
  findModels,
  IDENTITY_READINGS,
  identityOf,
  type Registers,
  readStack,
  type StackReadings,
  valueOf,
} from '../../src/stack-link';
import {
  buildOpenImage,
  type FlashOutcome,
  flashLimits,
  openUpdateDevice,
  runFlashSession,
  takeImage,
  type UnitFacts,
} from '../../src/updater';
import { OpenBench, openStack, readPdu, writePdu } from '../virtual-plant/wire/open-bench';

/** The plant and the product know the map each from its own tables; here they meet without a wire, on the plant's clock. */
class PlantRegisters implements Registers {
  requests = 0;
  /** The request at which the power of the stack is cut. */
  cutAt = 0;

  constructor(readonly bench: OpenBench) {}

  async readHolding(_unit: number, address: number, count: number): Promise<readonly number[]> {
    const answer = this.ask(readPdu(address, count));
    return Array.from({ length: count }, (_, index) => answer.readUInt16BE(2 + index * 2));
  }

  async writeHolding(_unit: number, address: number, words: readonly number[]): Promise<void> {
    const data = Buffer.alloc(words.length * 2);
    words.forEach((word, index) => data.writeUInt16BE(word, index * 2));
    this.ask(writePdu(address, data));
  }

  private ask(pdu: Buffer): Buffer {
    this.requests++;
    if (this.requests === this.cutAt) this.bench.powerCycle();
    const answer = this.bench.wait(0.02).send(pdu);
    if (answer === null) {
      this.bench.wait(0.5);
      throw new FieldbusError({ code: 'fieldbus.no-answer', what: 'No answer.', remedy: 'None in a test.' });
    }
    const code = answer.readUInt8(1);
    if (answer.readUInt8(0) < 0x80) return answer;
    const problem = { code: 'fieldbus.exception', what: `Exception ${code}.`, remedy: 'None in a test.' };
    throw new FieldbusError(problem, { exceptionCode: code });
  }
}

const payload = Uint8Array.from({ length: 6000 }, (_, index) => (index * 7) & 0xff);
const bytes = buildOpenImage({ hardwareClass: 'OPEN-1', version: '1.5.0', component: 'controller', payload });

function factsOf(readings: StackReadings): UnitFacts {
  const { serial, hardwareClass, versions, bootCounter, uptimeSeconds } = identityOf(readings);
  return { serial, hardwareClass, version: versions['controller'] ?? null, bootCounter, uptimeSeconds };
}

async function update(registers: PlantRegisters): Promise<FlashOutcome> {
  const [route] = openModbusStack.routes;
  if (route?.kind !== 'modbus-block' || openBus.update === null) throw new Error('the open product has no such route');
  const { bench } = registers;
  const image = await takeImage(
    (async function* () {
      yield bytes;
    })(),
    { maxImageBytes: route.maxImageBytes },
  );
  const models = await findModels(registers, openBus.unit);
  const readFacts = async (): Promise<UnitFacts> =>
    factsOf(await readStack(registers, openBus, IDENTITY_READINGS, { models }));
  const before = await readFacts();
  const device = openUpdateDevice({
    registers,
    unit: openBus.unit,
    block: openBus.update,
    models,
    mayWrite: route.mayWrite,
  });
  const { runningHash } = await device.status();
  return runFlashSession(
    { device, image, approvedSha256: image.sha256, before: { ...before, runningHash }, limits: flashLimits(route) },
    {
      wait: async (ms) => void bench.wait(ms / 1000),
      now: () => bench.nowMs,
      progress: () => undefined,
      stopped: () => false,
      generation: () => 1,
      proveIdentity: async () => ((await readFacts()).serial === before.serial ? null : otherUnit),
      readFacts,
    },
  );
}
const otherUnit = { code: 'test.other-unit', what: 'Another unit answers.', remedy: 'None in a test.' };

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

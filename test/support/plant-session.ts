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
} from '../../src/stack-link';
import {
  type FlashOutcome,
  type FlashPorts,
  type FlashTask,
  flashLimits,
  openUpdateDevice,
  runFlashSession,
  type TakenImage,
  type UnitBefore,
  type UnitFacts,
  type UpdateDevice,
  type UpdateRegisters,
} from '../../src/updater';
import { type OpenBench, readPdu, writePdu } from '../virtual-plant/wire/open-bench';

/** The plant and the product know the map each from its own tables; here they meet without a wire, on the plant's clock. */
export class PlantRegisters implements Registers {
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

function factsOf(readings: StackReadings): UnitFacts {
  const { serial, hardwareClass, versions, bootCounter, uptimeSeconds } = identityOf(readings);
  return { serial, hardwareClass, version: versions['controller'] ?? null, bootCounter, uptimeSeconds };
}

function modbusRoute() {
  const [route] = openModbusStack.routes;
  if (route?.kind !== 'modbus-block' || openBus.update === null) throw new Error('the open product has no such route');
  return { route, block: openBus.update };
}

export type Models = Awaited<ReturnType<typeof findModels>>;

/** What a session needs to know of the stack before its first byte. */
export async function sessionParts(
  registers: Registers,
): Promise<{ readonly models: Models; readonly before: UnitBefore }> {
  const models = await findModels(registers, openBus.unit);
  const facts = await factsRead(registers, models);
  const { runningHash } = await deviceAt(registers, models).status();
  return { models, before: { ...facts, runningHash } };
}

async function factsRead(registers: Registers, models: Models): Promise<UnitFacts> {
  return factsOf(await readStack(registers, openBus, IDENTITY_READINGS, { models }));
}

function deviceAt(registers: Registers, models: Models): UpdateDevice {
  const { route, block } = modbusRoute();
  const both = registers as Registers & UpdateRegisters;
  return openUpdateDevice({ registers: both, unit: openBus.unit, block, models, mayWrite: route.mayWrite });
}

/** The parts of a session that are the same whatever the line and the clock are. */
export function sessionPorts(
  registers: Registers,
  models: Models,
  before: UnitBefore,
  own: Pick<FlashPorts, 'now' | 'wait' | 'generation'> & Partial<FlashPorts>,
): { readonly task: Pick<FlashTask, 'device' | 'limits'>; readonly ports: FlashPorts } {
  const readFacts = (): Promise<UnitFacts> => factsRead(registers, models);
  return {
    task: { device: deviceAt(registers, models), limits: flashLimits(modbusRoute().route) },
    ports: {
      progress: () => undefined,
      stopped: () => false,
      proveIdentity: async () => ((await readFacts()).serial === before.serial ? null : otherUnit),
      readFacts,
      ...own,
    },
  };
}

/** What is known of the stack before the first byte. */
export async function asFound(registers: PlantRegisters): Promise<UnitBefore> {
  return (await sessionParts(registers)).before;
}

export interface PlantSession {
  /** What was known before the first session; left out: it is read now. */
  readonly before?: UnitBefore;
  /** A person stops it when so many bytes are confirmed. */
  readonly stopAt?: number;
}

/** One flash session of the product at the stack of a bench. */
export async function runOnPlant(
  registers: PlantRegisters,
  image: Pick<TakenImage, 'bytes' | 'sha256' | 'header'>,
  { before, stopAt = Number.POSITIVE_INFINITY }: PlantSession = {},
): Promise<FlashOutcome> {
  const { bench } = registers;
  const models = await findModels(registers, openBus.unit);
  const found = before ?? {
    ...(await factsRead(registers, models)),
    runningHash: (await deviceAt(registers, models).status()).runningHash,
  };
  let confirmed = 0;
  const { task, ports } = sessionPorts(registers, models, found, {
    wait: async (ms) => void bench.wait(ms / 1000),
    now: () => bench.nowMs,
    generation: () => 1,
    progress: (done) => {
      confirmed = done.confirmed;
    },
    stopped: () => confirmed >= stopAt,
  });
  return runFlashSession({ ...task, image, approvedSha256: image.sha256, before: found }, ports);
}

const otherUnit = { code: 'test.other-unit', what: 'Another unit answers.', remedy: 'None in a test.' };

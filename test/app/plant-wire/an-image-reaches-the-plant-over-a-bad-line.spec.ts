import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunningPlant, startPlant } from '../../../src/app/plant-skin';
import { type Line, type LineTiming, openLine, parseLineAddress } from '../../../src/fieldbus';
import { SystemClock } from '../../../src/kernel';
import { openBus } from '../../../src/products/profiles/open-modbus-stack.map';
import { openModbusStack } from '../../../src/products/profiles/open-modbus-stack.profile';
import { findModels, IDENTITY_READINGS, identityOf, readStack } from '../../../src/stack-link';
import { type FlashOutcome, flashLimits, openUpdateDevice, runFlashSession, takeImage } from '../../../src/updater';
import type { PlantTruth } from '../../../src/virtual-plant';
import { openImage, openSetup, openStack, sha256 } from '../../virtual-plant/wire/open-bench';

type Wire = 'tcp' | 'serial';
type Fault = { readonly name: string; readonly [more: string]: unknown };

/** Fast, so that a lost answer costs a test little; the silence is that of 115,200 baud. */
const TIMING: LineTiming = {
  answerTimeoutMs: 150,
  worstLateAnswerMs: 20,
  interFrameMs: 0,
  listenBeforeMs: 0,
  echo: false,
};
const PACE = 100;
const image = openImage({ payloadBytes: 3000 });
const clock = new SystemClock('test');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plant-wire-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A stack that stands alone, with a second one on its line in case two are to answer. */
function plantWith(wire: Wire, faults: Fault[]): Promise<RunningPlant> {
  const setup = openSetup({
    stacks: [openStack('S1', '100000', { rememberedStacks: 1 }), openStack('S2', '100000', { rememberedStacks: 1 })],
    ...{ links: [], breakers: [{ id: 'B1', inverter: 'I1', closed: false }], faults },
  });
  return startPlant({ setup, wire, stateFile: path.join(folder, 'plant.json'), port: 0, pace: PACE });
}

async function update(line: Line): Promise<FlashOutcome> {
  const [route] = openModbusStack.routes;
  if (route?.kind !== 'modbus-block' || openBus.update === null) throw new Error('the open product has no such route');
  const { unit, update: block } = openBus;
  const bytes = async function* () {
    yield new Uint8Array(image);
  };
  const taken = await takeImage(bytes(), { maxImageBytes: route.maxImageBytes });
  const models = await often(() => findModels(line, unit));
  const readFacts = async () => {
    const facts = identityOf(await readStack(line, openBus, IDENTITY_READINGS, { models }));
    return { ...facts, version: facts.versions['controller'] ?? null };
  };
  const before = await often(readFacts);
  const device = openUpdateDevice({ registers: line, unit, block, models, mayWrite: route.mayWrite });
  const { runningHash } = await often(() => device.status());
  return runFlashSession(
    {
      device,
      image: taken,
      approvedSha256: taken.sha256,
      before: { ...before, runningHash },
      limits: flashLimits(route),
    },
    {
      wait: (ms) => new Promise((resolve) => clock.after(Math.min(ms, 50), () => resolve())),
      now: () => clock.now().monoMs,
      progress: () => undefined,
      stopped: () => false,
      generation: () => line.generation,
      proveIdentity: async () => ((await readFacts()).serial === before.serial ? null : another),
      readFacts,
    },
  );
}
const another = { code: 'test.other-unit', what: 'Another unit answers.', remedy: 'None in a test.' };

/** What is read before the session is not what is tested here: it is asked until it comes through. */
async function often<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 19) throw error;
    }
  }
  throw new Error('not reached');
}

async function flashOver(wire: Wire, faults: Fault[]) {
  const plant = await plantWith(wire, faults);
  const line = await openLine(parseLineAddress(plant.ports.stacks['S1']?.line ?? ''), TIMING);
  try {
    const outcome = await update(line);
    const truth = (await (await fetch(`${plant.url}/truth`)).json()) as PlantTruth;
    return { outcome, stack: truth.stacks[0], bitten: truth.faultsBitten, oracles: truth.oracles };
  } finally {
    await line.close();
    await plant.close();
  }
}

/** What a session may end in on a line that comes through in the end, and what must never be. */
async function expectWhole(wire: Wire, fault: Fault): Promise<void> {
  const { outcome, stack, bitten, oracles } = await flashOver(wire, [fault]);
  expect(bitten[0]?.times).toBeGreaterThan(0);
  expect(outcome).toMatchObject({ outcome: 'ok' });
  expect(stack?.image).toEqual({ sha256: sha256(image).toString('hex'), bytes: image.length });
  expect(stack).toMatchObject({ torn: false, atTarget: true, blocksRepeated: 0 });
  expect(oracles).toEqual([]);
}

/** Not a divisor of what a session asks between two blocks: a fault that comes round with it would only ever hit the same request. */
const SOMETIMES = { every: 17, stack: 'S1' };
const ON_BOTH: Fault[] = [
  { name: 'wire-request-lost', ...SOMETIMES },
  { name: 'wire-answer-lost', ...SOMETIMES },
  { name: 'wire-answer-delayed', ms: 170, ...SOMETIMES },
  { name: 'wire-answer-cut', ...SOMETIMES },
  { name: 'wire-wrong-echo', on: 'write', stack: 'S1', every: 3 },
  { name: 'wire-adapter-gone', at: 40, ms: 200, stack: 'S1' },
];
const ON_TCP: Fault[] = [
  { name: 'wire-answer-late', ...SOMETIMES },
  { name: 'wire-answer-twice', ...SOMETIMES },
  { name: 'wire-wrong-unit', ...SOMETIMES },
  { name: 'wire-wrong-function', ...SOMETIMES },
  { name: 'wire-exceptions', ...SOMETIMES },
  { name: 'wire-stale-exception', ...SOMETIMES },
  { name: 'wire-answer-in-pieces', every: 1, stack: 'S1' },
  { name: 'wire-wrong-transaction', ...SOMETIMES },
  { name: 'wire-reset', at: 40, stack: 'S1' },
];
const ON_SERIAL: Fault[] = [
  { name: 'wire-two-slaves', on: 'read', ...SOMETIMES },
  { name: 'wire-extra-byte', ...SOMETIMES },
  { name: 'wire-bits-flipped', ...SOMETIMES },
];

jest.setTimeout(60_000);

describe('over tcp the image is whole, each block written once, in spite of', () => {
  it.each([...ON_BOTH, ...ON_TCP])('$name', async (fault) => expectWhole('tcp', fault));
});

describe('over a serial port the image is whole, each block written once, in spite of', () => {
  it.each([...ON_BOTH, ...ON_SERIAL])('$name', async (fault) => expectWhole('serial', fault));

  it('a deaf slave, which a master that keeps the silence never meets', async () => {
    const { outcome, bitten } = await flashOver('serial', [{ name: 'wire-deaf-slave' }]);
    expect(outcome).toMatchObject({ outcome: 'ok' });
    expect(bitten).toEqual([{ name: 'wire-deaf-slave', times: 0 }]);
  });
});

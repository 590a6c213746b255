import { startPlant } from '../../src/app/plant-skin';
import { type Line, openLine, parseLineAddress } from '../../src/fieldbus';
import { sha256, StackhandError } from '../../src/kernel';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { findModels, IDENTITY_READINGS, identityOf, readStack } from '../../src/stack-link';
import {
  buildOpenImage,
  type FlashOutcome,
  openUpdateDevice,
  runFlashSession,
  takeImage,
  type UnitFacts,
} from '../../src/updater';
import { openSetup, openStack } from '../virtual-plant/wire/open-bench';

const payload = Uint8Array.from({ length: 4500 }, (_, index) => (index * 13 + (index >> 5)) & 0xff);
const bytes = buildOpenImage({ hardwareClass: 'OPEN-1', version: '1.5.0', component: 'controller', payload });
const BLOCKS = Math.ceil(bytes.length / 232);
const TIMING = { answerTimeoutMs: 200, worstLateAnswerMs: 50, interFrameMs: 0, listenBeforeMs: 20, echo: false };
/** The plant's clock runs so many times as fast; a line does not. */
const PACE = 30;
const LIMITS = {
  eraseMs: 60_000,
  verifyMs: 60_000,
  restartMs: 240_000,
  hardLimitMs: 1_200_000,
  pollMs: 600,
  repeats: 3,
};

interface Told {
  readonly outcome: FlashOutcome;
  readonly stack: { readonly versions: { readonly controller: string } };
  readonly oracles: readonly unknown[];
  readonly line: ReturnType<Line['counters']>;
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** One whole update of a stack of the plant, over a real line that is spoiled. */
async function update(wire: 'tcp' | 'serial', faults: { name: string; [more: string]: unknown }[]): Promise<Told> {
  const stacks = [openStack('S1', '100000', { rememberedStacks: 1 })];
  const setup = openSetup({ stacks, breakers: [{ id: 'B1', inverter: 'I1', closed: false }], faults });
  const plant = await startPlant({ setup, stateFile: undefined, port: 0, pace: PACE, wire });
  open.push(plant);
  const line = await openLine(parseLineAddress(plant.ports.stacks['S1']?.line ?? ''), TIMING);
  open.push(line);
  const outcome = await send(line);
  const answer = await fetch(new URL('/truth', plant.url));
  const truth = (await answer.json()) as { stacks: Told['stack'][]; oracles: unknown[] };
  const [stack] = truth.stacks;
  if (stack === undefined) throw new Error('the plant has no stack');
  return { outcome, stack, oracles: truth.oracles, line: line.counters() };
}

async function send(line: Line): Promise<FlashOutcome> {
  const image = await takeImage(
    (async function* () {
      yield bytes;
    })(),
    { maxImageBytes: 100_000 },
  );
  if (openBus.update === null) throw new Error('the open map has no update block');
  const models = await patiently(() => findModels(line, 1));
  const readFacts = async (): Promise<UnitFacts> => {
    const identity = identityOf(await readStack(line, openBus, IDENTITY_READINGS, { models }));
    return { ...identity, version: identity.versions['controller'] ?? null };
  };
  const before = await patiently(readFacts);
  const device = openUpdateDevice({
    registers: line,
    unit: 1,
    block: openBus.update,
    models,
    mayWrite: [openBus.update.model],
  });
  const { runningHash } = await patiently(() => device.status());
  return runFlashSession(
    { device, image, approvedSha256: image.sha256, before: { ...before, runningHash }, limits: LIMITS },
    {
      wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms / PACE)),
      now: () => performance.now() * PACE,
      progress: () => undefined,
      stopped: () => false,
      generation: () => line.generation,
      proveIdentity: async () => ((await readFacts()).serial === before.serial ? null : otherUnit),
      readFacts,
    },
  );
}

/** What stands before the session meets the same faults. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries > 20) throw error;
    }
  }
}
const otherUnit = { code: 'test.other-unit', what: 'Another unit answers.', remedy: 'None in a test.' };

type Counter = keyof Told['line'];

/** The faults and the counter of the line that shows that they bit; each bites three writes of the transfer. */
const ARRIVES: readonly (readonly ['tcp' | 'serial', string, Counter])[] = [
  ['tcp', 'wire-request-lost', 'timeouts'],
  ['tcp', 'wire-answer-late', 'lateAnswers'],
  ['tcp', 'wire-answer-cut', 'truncated'],
  ['tcp', 'wire-wrong-echo', 'wrongAddress'],
  ['tcp', 'wire-wrong-transaction', 'lateAnswers'],
  ['tcp', 'wire-reset', 'lost'],
  ['tcp', 'wire-adapter-gone', 'reopened'],
  ['serial', 'wire-request-lost', 'timeouts'],
  ['serial', 'wire-answer-delayed', 'lateAnswers'],
  ['serial', 'wire-bits-flipped', 'badCrc'],
  ['serial', 'wire-wrong-echo', 'wrongAddress'],
  ['serial', 'wire-exceptions', 'exceptions'],
  ['serial', 'wire-adapter-gone', 'reopened'],
  ['serial', 'wire-deaf-slave', 'timeouts'],
];

it.each(ARRIVES)(
  'over %s with %s: the image is in flash, no block twice',
  async (wire, name, counter) => {
    const { outcome, stack, oracles, line } = await update(wire, [{ name, on: 'write', every: 6, times: 3, ms: 300 }]);
    expect(line[counter]).toBeGreaterThanOrEqual(3);
    expect(outcome).toMatchObject({ outcome: 'ok' });
    expect(stack).toMatchObject({
      image: { sha256: sha256(bytes), bytes: bytes.length },
      versions: { controller: '1.5.0' },
      ...{ torn: false, blocksWritten: BLOCKS, blocksRepeated: 0 },
    });
    expect(oracles).toEqual([]);
  },
  60_000,
);

/** A line on which somebody else speaks is no line to write on: the session stops, and says who was heard. */
it('over serial with wire-echo nothing is written any more: fieldbus.echo-heard', async () => {
  const told = await update('serial', [{ name: 'wire-echo', on: 'write', every: 2, times: 100 }]);
  expectStopped(told, 'fieldbus.echo-heard');
}, 60_000);

/** The polls never end. Whether a reading gets through between two of them is luck: either nothing begins, or the session stops. */
it('over serial with wire-foreign-polls nothing is written: fieldbus.foreign-frame', async () => {
  const ended = await update('serial', [{ name: 'wire-foreign-polls' }]).catch((error: unknown) => error);
  if (ended instanceof StackhandError) expect(ended.code).toBe('fieldbus.foreign-frame');
  else expectStopped(ended as Told, 'fieldbus.foreign-frame');
}, 90_000);

function expectStopped({ outcome, stack }: Told, code: string): void {
  expect(outcome).toMatchObject({ because: [{ code }] });
  // What it is called depends on whether the last look came through; it is never called done.
  expect(outcome.outcome).not.toBe('ok');
  expect(stack.versions.controller).not.toBe('1.5.0');
  expect(outcome.blocks).toBeLessThan(BLOCKS);
}

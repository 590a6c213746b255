import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Line, type LineTiming, listenToCan, openLine, parseLineAddress } from '../../../src/fieldbus';
import { type PlantSkinOptions, type RunningPlant, startPlant } from '../../../src/app/plant-skin';
import { openSetup } from '../../virtual-plant/wire/open-bench';

const TIMING: LineTiming = {
  answerTimeoutMs: 400,
  worstLateAnswerMs: 20,
  interFrameMs: 0,
  listenBeforeMs: 0,
  echo: false,
};

let folder: string;
const open: { close(): Promise<void> }[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plant-wire-'));
});

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

async function plantWith(
  faults: { name: string; [more: string]: unknown }[] = [],
  more: Partial<PlantSkinOptions> = {},
): Promise<RunningPlant> {
  const stateFile = path.join(folder, 'plant.json');
  const portsFile = path.join(folder, 'ports.json');
  const setup = openSetup({ faults });
  const plant = await startPlant({ setup, stateFile, portsFile, port: 0, pace: 1, ...more });
  open.push(plant);
  return plant;
}

async function lineTo(plant: RunningPlant, name = 'S1'): Promise<Line> {
  const line = await openLine(parseLineAddress(plant.ports.stacks[name]?.line ?? ''), TIMING);
  open.push(line);
  return line;
}

const SUNS = [0x5375, 0x6e53];
const read = (line: Line) => line.readHolding(1, 40_000, 2);

describe.each(['tcp', 'serial'] as const)('over %s', (wire) => {
  it('every stack answers on a port of its own, as the ports file says', async () => {
    const plant = await plantWith([], { wire });
    expect(JSON.parse(readFileSync(path.join(folder, 'ports.json'), 'utf8'))).toEqual(plant.ports);
    const serials = [];
    for (const name of ['S1', 'S2', 'S3']) {
      const words = await (await lineTo(plant, name)).readHolding(1, 40_052, 4);
      serials.push(
        Buffer.from(words.flatMap((word) => [word >> 8, word & 0xff]))
          .toString('latin1')
          .replace(/\0/g, ''),
      );
    }
    expect(serials).toEqual(['SN-S1', 'SN-S2', 'SN-S3']);
  });

  it('a lost answer is a time-out, and the next request is answered', async () => {
    const line = await lineTo(await plantWith([{ name: 'wire-answer-lost', at: 1 }], { wire }));
    await expect(read(line)).rejects.toMatchObject({ problems: [{ code: 'fieldbus.no-answer' }] });
    expect(await read(line)).toEqual(SUNS);
  });

  // A serial answer names nothing but unit and length: it must fall into the quarantine. A TCP one names its request.
  const late =
    wire === 'tcp' ? { name: 'wire-answer-late', every: 2 } : { name: 'wire-answer-delayed', ms: 415, every: 2 };

  it('a late answer is never taken for the next one', async () => {
    const line = await lineTo(await plantWith([late], { wire }));
    const got = [];
    for (const address of [40_000, 40_002, 40_004, 40_070]) {
      got.push(await line.readHolding(1, address, 2).catch(() => null));
    }
    expect(got).toEqual([SUNS, null, [0x5374, 0x6163], null]);
  });

  it('the CAN of the battery is heard through its adapter', async () => {
    const plant = await plantWith([], { wire });
    const heard: number[] = [];
    const listener = await listenToCan(parseLineAddress(plant.ports.can?.line ?? ''), {
      onFrame: ({ id }) => heard.push(id),
      onLost: () => undefined,
    });
    open.push(listener);
    for (let tries = 0; tries < 100 && heard.length < 6; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual(expect.arrayContaining([0x351, 0x355, 0x356, 0x359, 0x35e, 0x305]));
  });

  it('an adapter that goes away is a lost line, and comes back under its name', async () => {
    const plant = await plantWith([{ name: 'wire-adapter-gone', at: 2, ms: 300, stack: 'S1' }], { wire });
    const line = await lineTo(plant);
    expect(await read(line)).toEqual(SUNS);
    await expect(read(line)).rejects.toMatchObject({
      problems: [{ code: expect.stringMatching(/line-lost|no-answer/) }],
    });
    let again: readonly number[] = [];
    for (let tries = 0; tries < 50 && again.length === 0; tries += 1) {
      again = await read(line).catch(() => []);
      if (again.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(again).toEqual(SUNS);
    expect(line.generation).toBeGreaterThan(1);
  });
});

it('a plant that is started again has the same ports, and the flash as it was', async () => {
  const first = await plantWith();
  const line = await lineTo(first);
  await expect(line.writeHolding(1, 40_214 + 82, new Array(19).fill(0))).rejects.toMatchObject({
    problems: [{ code: 'fieldbus.exception' }],
  });
  await line.close();
  await first.close();
  open.splice(0);
  const second = await plantWith();
  expect(second.ports).toEqual(first.ports);
  expect(await (await lineTo(second)).readHolding(1, 40_214 + 41, 1)).toEqual([6]);
});

it('a site that does not speak Modbus has no ports and no ports file', async () => {
  const setup = openSetup();
  const plant = await plantWith([], { setup: { ...setup, product: { ...setup.product, generation: 'gen3' } } });
  expect(plant.ports).toEqual({ stacks: {}, inverters: {} });
  expect(existsSync(path.join(folder, 'ports.json'))).toBe(false);
});

it('links of serial ports go with the plant', async () => {
  const plant = await plantWith([], { wire: 'serial' });
  expect(existsSync(path.join(folder, 'ports', 'S1'))).toBe(true);
  await plant.close();
  open.splice(0);
  expect(existsSync(path.join(folder, 'ports', 'S1'))).toBe(false);
});

it('another master that polls is heard before the first word', async () => {
  const plant = await plantWith([{ name: 'wire-foreign-polls', stack: 'S1' }], { wire: 'serial' });
  const address = parseLineAddress(plant.ports.stacks['S1']?.line ?? '');
  const opening = openLine(address, { ...TIMING, listenBeforeMs: 300 });
  await expect(opening.then((line) => read(line))).rejects.toMatchObject({
    problems: [{ code: 'fieldbus.foreign-master' }],
  });
});

it('inverters answer on ports of their own', async () => {
  const plant = await plantWith();
  const line = await openLine(parseLineAddress(plant.ports.inverters['I1']?.line ?? ''), TIMING);
  open.push(line);
  expect(await read(line)).toEqual(SUNS);
});

import fc from 'fast-check';
import { FRAME_FAULTS, type FrameFault, type OpenDevice } from '../support/open-device';
import { BLOCKS, bench, flash, NEW_IMAGE, otherUnit, unit } from './flash-rig';
import type { UpdateRegisters } from '../../src/updater';

type Outcome = Awaited<ReturnType<typeof flash>>;

/** Whatever happened: no block at a wrong place, none written twice more than once, and a unit that says ok has the image. */
function expectSound({ device }: Outcome): void {
  expect(device.wrongs).toEqual([]);
  const twice = [...device.writtenAt.values()].filter((times) => times > 1);
  expect(twice.length).toBeLessThanOrEqual(1);
}

function expectImage(outcome: Outcome): void {
  expect(outcome.outcome).toBe('ok');
  expect(Buffer.compare(outcome.device.unit.flash, NEW_IMAGE.bytes)).toBe(0);
  expect(outcome.device.unit.version).toBe('1.5.0');
}

function faultAtFrame(device: OpenDevice, at: number, fault: FrameFault): OpenDevice {
  device.faultAt = (frame) => (frame === at ? fault : undefined);
  return device;
}

it('sends every block once on a line without faults', async () => {
  const outcome = await flash(bench());
  expectImage(outcome);
  expect(outcome).toMatchObject({ blocks: BLOCKS, repeated: 0 });
  expect([...outcome.device.writtenAt.values()]).toEqual(Array.from({ length: BLOCKS }, () => 1));
  expect(outcome.progress).toEqual([...outcome.progress].sort((a, b) => a - b));
  expect(outcome.progress.at(-1)).toBe(NEW_IMAGE.bytes.length);
});

describe.each(FRAME_FAULTS.filter((fault) => fault !== 'swapped'))('%s', (fault) => {
  // Power that goes while the flash is erased takes the first block with it, although it was acknowledged.
  const most = fault === 'power-cut' ? 2 : 1;

  it(`at any frame costs at most ${most} repeated, never the image`, async () => {
    const clean = await flash(bench());
    for (let frame = 1; frame <= clean.device.frames; frame++) {
      const outcome = await flash(faultAtFrame(bench(), frame, fault));
      expectSound(outcome);
      expect(outcome.repeated).toBeLessThanOrEqual(most);
      expectImage(outcome);
    }
  });
});

/** The lead is moved and the line opened again while nobody asked: no request fails of it. */
function movedUnseen(device: OpenDevice, at: number): OpenDevice {
  const other = unit('SN-2');
  device.faultAt = (frame) => {
    if (frame === at) Object.assign(device, { unit: other, generation: device.generation + 1 });
    return undefined;
  };
  return device;
}

it.each([
  ['with a break of the line', (device: OpenDevice, at: number) => faultAtFrame(device, at, 'swapped')],
  ['between two requests', movedUnseen],
])('does not write one byte to another unit when the lead is moved %s, at whatever frame', async (_how, move) => {
  const clean = await flash(bench());
  for (let frame = 1; frame <= clean.device.frames; frame++) {
    const outcome = await flash(move(bench(), frame));
    expectSound(outcome);
    const { unit: other } = outcome.device;
    expect([other.serial, other.state, other.torn, other.named.bytes]).toEqual(['SN-2', 'running', false, 0]);
    // A lead that is moved before anything was written leaves the unit as it was.
    expect(['refused', 'unknown']).toContain(outcome.outcome);
    if (outcome.outcome === 'ok') throw new Error('ok');
    expect([otherUnit.code, 'updater.unit-changed']).toContain(outcome.because[0]?.code);
    if (outcome.device.writtenAt.size > 0) expect(outcome.outcome).toBe('unknown');
  }
});

it('looks by itself whether the line was opened again, where the line does not', async () => {
  const clean = await flash(bench());
  for (let frame = 1; frame <= clean.device.frames; frame++) {
    const device = bench();
    const other = unit('SN-2');
    // A line that takes no generation; it is opened anew after the answer to this frame.
    const registers: UpdateRegisters = {
      readHolding: async (at, address, count) => after(await device.readHolding(at, address, count)),
      writeHolding: async (at, address, words) => after(await device.writeHolding(at, address, words)),
    };
    const after = <T>(answer: T): T => {
      if (device.frames === frame) Object.assign(device, { unit: other, generation: device.generation + 1 });
      return answer;
    };
    const outcome = await flash(device, { registers });
    expect(other).toMatchObject({ state: 'running', torn: false, named: { bytes: 0 } });
    expect(outcome.outcome).not.toBe('torn');
  }
});

it('resumes where the unit says, in a new session after a stop at any block', async () => {
  for (let block = 0; block < BLOCKS; block++) {
    const device = bench();
    const first = await flash(device, { stopAt: block * 232 + 1 });
    expectSound(first);
    // The first block is acknowledged while the flash is still being erased for it.
    const confirmed = block === 0 ? 0 : Math.min((block + 1) * 232, NEW_IMAGE.bytes.length);
    expect(first).toMatchObject({ outcome: 'torn', confirmed });
    const second = await flash(device);
    expectSound(second);
    expectImage(second);
    expect(first.blocks + second.blocks).toBe(BLOCKS);
    expect(second.repeated).toBe(0);
  }
});

it('resumes after a process that died with a block on its way', async () => {
  for (let block = 1; block < BLOCKS; block += 7) {
    const device = bench();
    const frames = (await flash(bench())).device.frames;
    const dies = Math.min(frames - 8, 8 + block);
    device.faultAt = (frame) => {
      if (frame === dies) throw new Error('killed');
      return undefined;
    };
    await expect(flash(device)).rejects.toThrow('killed');
    device.faultAt = () => undefined;
    const outcome = await flash(device);
    expectSound(outcome);
    expectImage(outcome);
  }
});

it('ends with the image or with a clean stop under any mix of faults, and a further session finishes it', async () => {
  const faults = fc.array(fc.tuple(fc.integer({ min: 1, max: 140 }), fc.constantFrom(...FRAME_FAULTS)), {
    maxLength: 14,
  });
  await fc.assert(
    fc.asyncProperty(faults, async (chosen) => {
      const plan = new Map(chosen);
      const device = bench();
      device.faultAt = (frame) => plan.get(frame);
      const first = await flash(device);
      expect(first.device.wrongs).toEqual([]);
      if (first.outcome === 'ok') expectImage(first);
      if (first.outcome === 'refused') expect(device.unit.state).toBe('running');
      if (device.unit.serial !== 'SN-1') return;
      device.faultAt = () => undefined;
      const last = first.outcome === 'ok' ? first : await flash(device);
      expectImage(last);
      expect(device.wrongs).toEqual([]);
    }),
    { numRuns: 150, seed: 20261121 },
  );
});

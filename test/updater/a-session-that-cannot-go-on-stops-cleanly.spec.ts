import { FieldbusError } from '../../src/fieldbus';
import { linkTest, openUpdateDevice, type TakenImage } from '../../src/updater';
import { UPDATE_AT } from '../support/open-device';
import { bench, flash, NEW_IMAGE } from './flash-rig';

const BLOCK_2 = 464;

it('leaves a unit as it was when its boot loader refuses the header', async () => {
  const device = bench();
  device.unit.hardwareClass = 'OTHER9';
  const outcome = await flash(device);
  expect(outcome).toMatchObject({ outcome: 'refused', because: [{ code: 'updater.unit-says-other-hardware' }] });
  expect(device.unit).toMatchObject({ state: 'running', version: '1.4.0', torn: false });
});

it('sends nothing from a buffer that was changed after it was approved', async () => {
  const device = bench();
  const bytes = Uint8Array.from(NEW_IMAGE.bytes);
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  const changed: TakenImage = { ...NEW_IMAGE, bytes };
  expect(await flash(device, { image: changed })).toMatchObject({
    ...{ outcome: 'refused', blocks: 0, because: [{ code: 'updater.image-changed' }] },
  });
  expect(device.frames).toBe(0);
});

it('stops when a block is refused again and again, and says where', async () => {
  const device = bench();
  const refusing = {
    readHolding: device.readHolding.bind(device),
    writeHolding: async (unit: number, address: number, words: readonly number[]): Promise<void> => {
      if (words[2] === BLOCK_2) throw new FieldbusError(exception, { exceptionCode: 4 });
      await device.writeHolding(unit, address, words);
    },
  };
  const outcome = await flash(device, { registers: refusing });
  expect(outcome).toMatchObject({ outcome: 'torn', confirmed: BLOCK_2 });
  expect(outcome).toMatchObject({ because: [{ code: 'updater.no-progress' }] });
});

it('gives a unit that stays busy no more time than its route', async () => {
  const device = bench();
  device.faultAt = (_frame, isWrite) => (isWrite && device.unit.confirmed > 0 ? 'busy' : undefined);
  const outcome = await flash(device);
  expect(outcome).toMatchObject({ outcome: 'torn', because: [{ code: 'updater.busy-too-long' }] });
  expect(outcome.seconds).toBeLessThan(13);
});

it('gives a unit that went silent no more time than a start takes, and does not say what became of it', async () => {
  const device = bench();
  device.faultAt = (frame) => (frame > 30 ? 'request-lost' : undefined);
  const outcome = await flash(device);
  expect(outcome).toMatchObject({ outcome: 'unknown', because: [{ code: 'updater.silent-too-long' }] });
  expect(outcome.seconds).toBeLessThan(70);
});

it('stops at the hard limit of the route', async () => {
  const outcome = await flash(bench(), { limits: { hardLimitMs: 1500 } });
  expect(outcome).toMatchObject({ outcome: 'torn', because: [{ code: 'updater.over-hard-limit' }] });
});

it('is stopped by a person between two blocks, and the unit keeps what it has', async () => {
  const device = bench();
  const outcome = await flash(device, { stopAt: 1000 });
  expect(outcome).toMatchObject({ outcome: 'torn', because: [{ code: 'updater.stopped' }] });
  expect(device.unit.confirmed).toBe(5 * 232);
});

it('sends nothing to a unit whose map is of another version', async () => {
  const device = bench();
  device.mapVersion = 2;
  const outcome = await flash(device);
  expect(outcome).toMatchObject({ outcome: 'refused', because: [{ code: 'updater.status-unreadable', value: '2' }] });
  expect(device.frames).toBe(1);
});

it('stops at once when another master is heard', async () => {
  const device = bench();
  const problem = { code: 'fieldbus.foreign-master', what: 'Another master asks.', remedy: 'Unplug it.' };
  device.faultAt = (frame, isWrite) => {
    if (isWrite && frame === 20) throw new FieldbusError(problem);
    return undefined;
  };
  const outcome = await flash(device);
  expect(outcome).toMatchObject({ outcome: 'torn', because: [problem] });
});

it('proves the unit before the first byte and after the restart, and again after every silence and opening', async () => {
  expect((await flash(bench())).proofs.count).toBe(2);
  const device = bench();
  device.faultAt = (frame) => (frame === 20 ? 'answer-lost' : frame === 40 ? 'reopened' : undefined);
  expect((await flash(device)).proofs.count).toBe(4);
});

it('tests the line before a byte is written, and counts what failed', async () => {
  const device = bench();
  const update = (registers = device) => registers.readHolding(1, UPDATE_AT + 40, 40).then(() => ({}) as never);
  expect(await linkTest({ status: update })).toEqual({ reads: 50, failed: 0, problem: null });
  device.faultAt = (frame) => (frame % 10 === 0 ? 'answer-lost' : undefined);
  const test = await linkTest({ status: update }, 50);
  expect(test).toMatchObject({ failed: 5, problem: { code: 'updater.link-unsound', value: '5 of 50' } });
});

describe('what may be written', () => {
  const block = {
    model: 64870,
    state: 40,
    error: 41,
    imageLength: 42,
    confirmedOffset: 44,
    blockBytes: 46,
    lastSequence: 47,
  };
  const map = {
    ...block,
    mapVersion: { offset: 2, value: 1 },
    flashHash: 48,
    runningHash: 64,
    command: 82,
    block: 104,
  };
  const models = [{ model: 64870, address: UPDATE_AT, length: 226 }];

  it('is the block of the route and nothing else, before a byte leaves', async () => {
    const device = bench();
    const outside = { ...map, command: -500 };
    for (const [wrong, mayWrite] of [
      [map, [802]],
      [outside, [64870]],
    ] as const) {
      const update = openUpdateDevice({ registers: device, unit: 1, block: wrong, models, mayWrite });
      const error = update.command('enter', { bytes: 100, sha256: '00'.repeat(32) }, 1);
      await expect(error).rejects.toMatchObject({ code: 'updater.write-not-allowed' });
    }
    expect(device.frames).toBe(0);
  });

  it('is nothing on a unit without the block', () => {
    const place = { registers: bench(), unit: 1, block: map, mayWrite: [64870] };
    for (const there of [[], [{ model: 64870, address: UPDATE_AT, length: 100 }]]) {
      expect(() => openUpdateDevice({ ...place, models: there })).toThrow('updater.no-update-block');
    }
  });
});

const exception = { code: 'fieldbus.exception', what: 'Exception 4.', remedy: 'None in a test.' };

import { crc32 } from 'node:zlib';
import { Plant } from '../../../src/virtual-plant';
import { OpenBench, openImage, openSetup, readPdu, sha256 } from './open-bench';

const image = openImage();
const receiving = (): OpenBench => {
  const bench = OpenBench.alone();
  return bench.must('ok', bench.command(1, image));
};
const firstWritten = (): OpenBench => {
  const bench = receiving();
  return bench.must('ok', bench.block(1, 0, image.subarray(0, 232))).wait(3);
};

describe('a whole update', () => {
  it('ends with the image in flash, its version, its hash, one more boot and no block twice', () => {
    const bench = OpenBench.alone().update(image);
    expect(bench.stack()).toMatchObject({
      image: { sha256: sha256(image).toString('hex'), bytes: image.length },
      versions: { controller: '1.5.0' },
      ...{ atTarget: true, torn: false, flashing: false, code: null, blocksWritten: 5, blocksRepeated: 0 },
    });
    expect(bench.status()).toMatchObject({ state: 'running', error: 0 });
    expect(bench.text(bench.model(1) + 42, 8)).toBe('1.5.0');
    expect(bench.service(15, 2)).toEqual([0, 2]);
    expect(bench.hex(bench.model(64_870) + 64, 16)).toBe(sha256(image).toString('hex'));
    expect(bench.oracles()).toEqual([]);
  });

  it('is passed after its hold', () => {
    const events = OpenBench.alone().update(image).wait(70).truth().log;
    expect(events.map((entry) => ('event' in entry ? entry.event : '')).filter((name) => name !== '')).toEqual([
      'update-entered',
      'contactor-opened',
      'flash-started',
      'update-verified',
      'flashed',
      'flash-finished',
      'booted',
      'pattern-taken',
      'contactor-closed',
      'passed',
    ]);
  });

  it('shows 25 from enter to the restart, and stands dark on the wire while it restarts', () => {
    const bench = receiving();
    expect(bench.stack().code).toBe('25');
    bench.sendBlocks(image).wait(3).must('ok', bench.command(2, image)).wait(3).must('ok', bench.command(3, image));
    expect(bench.stack().code).toBe('25');
    expect(bench.send(readPdu(40_000, 2))).toBeNull();
  });

  it('carries the flash in its snapshot', () => {
    const bench = receiving().sendBlocks(image, 2).wait(3).restart();
    expect(bench.status()).toMatchObject({ state: 'receiving', offset: 464, last: 2 });
    bench.sendBlocks(image).must('ok', bench.command(2, image));
  });
});

describe('enter', () => {
  it('erases nothing, and leave goes back', () => {
    const bench = receiving();
    expect(bench.stack()).toMatchObject({ torn: false, versions: { controller: '1.4.0' } });
    expect(bench.command(4, image)).toBe('ok');
    expect(bench.status().state).toBe('running');
    expect(bench.wait(5).stack()).toMatchObject({ code: null, contactorClosed: true });
  });

  it('keeps the offset for the same image and begins anew for another', () => {
    const bench = receiving().sendBlocks(image, 3);
    expect(bench.must('ok', bench.command(1, image)).status()).toMatchObject({ offset: 696, last: 0 });
    const other = openImage({ version: '2.0.0' });
    expect(bench.must('ok', bench.command(1, other)).status()).toMatchObject({ offset: 0, length: other.length });
    expect(bench.update(other).stack().versions).toEqual({ controller: '2.0.0' });
  });

  it.each([
    ['too small', Buffer.alloc(64), 2],
    ['larger than the flash', Buffer.alloc(1_048_577), 2],
  ])('refuses an image that is %s', (_, wrong, error) => {
    const bench = OpenBench.alone();
    expect(bench.command(1, wrong)).toBe(3);
    expect(bench.status()).toMatchObject({ state: 'running', error });
  });

  it('refuses while partners are heard, and writes nothing', () => {
    const bench = new OpenBench(Plant.create(openSetup()));
    expect(bench.command(1, image)).toBe(3);
    expect(bench.status()).toMatchObject({ state: 'running', error: 6 });
  });

  it('cannot be left once a block was taken', () => {
    const bench = firstWritten();
    expect(bench.command(4, image)).toBe(3);
    expect(bench.status()).toMatchObject({ state: 'receiving', error: 6 });
  });
});

describe('a block', () => {
  it('is busy while the flash is erased, and confirmed only after', () => {
    const bench = receiving();
    expect(bench.block(1, 0, image.subarray(0, 232))).toBe('ok');
    expect(bench.status()).toMatchObject({ offset: 0, last: 1 });
    expect(bench.block(2, 232, image.subarray(232, 464))).toBe(6);
    expect(bench.wait(3).status().offset).toBe(232);
  });

  it('that comes again is acknowledged and counted, not written', () => {
    const bench = firstWritten();
    const second = image.subarray(232, 464);
    bench.must('ok', bench.block(2, 232, second)).must('ok', bench.block(2, 232, second));
    expect(bench.status()).toMatchObject({ offset: 464, last: 2, error: 0 });
    expect(bench.stack()).toMatchObject({ blocksWritten: 2, blocksRepeated: 1 });
    expect(bench.stack().image?.bytes).toBe(464);
  });

  interface Wrong {
    readonly what: string;
    readonly error: number;
    readonly sequence?: number;
    readonly offset?: number;
    readonly data?: Uint8Array;
    readonly crc?: number;
    readonly payloadBytes?: number;
  }
  const wrongs: Wrong[] = [
    { what: 'sequence', error: 3, sequence: 3 },
    { what: 'offset', error: 3, offset: 464 },
    { what: 'CRC', error: 4, crc: 0x12345678 },
    { what: 'length', error: 2, data: Buffer.alloc(0) },
    { what: 'end, past the image,', error: 2, payloadBytes: 200 },
  ];

  it.each(wrongs)('with a wrong $what is refused with its error, and the right one is taken next', (wrong) => {
    const small = openImage({ payloadBytes: wrong.payloadBytes ?? 1000 });
    const bench = OpenBench.alone();
    bench.must('ok', bench.command(1, small)).sendBlocks(small, 1).wait(3);
    const { sequence = 2, offset = 232, data = Buffer.alloc(232), crc } = wrong;
    expect(bench.block(sequence, offset, data, crc)).toBe(3);
    expect(bench.status()).toMatchObject({ error: wrong.error, offset: 232, last: 1 });
    expect(bench.block(2, 232, small.subarray(232, 464))).toBe('ok');
    expect(bench.status().error).toBe(0);
  });

  it('longer than the largest is refused', () => {
    const bench = firstWritten();
    // 234 bytes need 123 registers: more than the block's place in the map has.
    expect(bench.block(2, 232, image.subarray(232, 466))).toBe(2);
    expect(bench.status().offset).toBe(232);
  });

  it('whose registers are not those of its length is refused', () => {
    const bench = firstWritten();
    const data = image.subarray(232, 464);
    const frame = Buffer.concat([Buffer.from([0, 2, 0, 0, 0, 232, 0, 100]), Buffer.alloc(4), data]);
    frame.writeUInt32BE(crc32(data.subarray(0, 100)), 8);
    expect(bench.write(104, frame)).toBe(3);
    expect(bench.status()).toMatchObject({ error: 2, offset: 232 });
  });

  it.each([
    ['of another hardware', openImage({ hardware: 'OPEN-2' }), 1],
    ['of another component', openImage({ component: 'module' }), 1],
    ['with a damaged header', Buffer.concat([Buffer.from('OSI2'), openImage().subarray(4)]), 8],
    ['with another length than it says', Buffer.concat([openImage(), Buffer.from([0])]), 2],
  ])('that begins an image %s erases nothing', (_, wrong, error) => {
    const bench = OpenBench.alone();
    bench.must('ok', bench.command(1, wrong));
    expect(bench.block(1, 0, wrong.subarray(0, 232))).toBe(3);
    expect(bench.status()).toMatchObject({ error, offset: 0, last: 0 });
    expect(bench.stack()).toMatchObject({ torn: false, versions: { controller: '1.4.0' } });
    expect(bench.command(4, wrong)).toBe('ok');
  });

  it('is refused before enter', () => {
    const bench = OpenBench.alone();
    expect(bench.block(1, 0, image.subarray(0, 232))).toBe(3);
    expect(bench.status()).toMatchObject({ state: 'running', error: 6 });
  });
});

describe('verify and activate', () => {
  const sent = () => receiving().sendBlocks(image).wait(3);

  it('verify waits for the last block, and is busy while it hashes', () => {
    const early = receiving().sendBlocks(image, 2);
    expect(early.command(2, image)).toBe(3);
    const bench = sent();
    bench.must('ok', bench.command(2, image));
    expect(bench.status().state).toBe('verifying');
    expect(bench.command(2, image)).toBe(6);
    expect(bench.wait(3).status().state).toBe('verified');
    expect(bench.command(2, image)).toBe('ok');
    expect(bench.hex(bench.model(64_870) + 48, 16)).toBe(sha256(image).toString('hex'));
  });

  it('fails when the flash is not what enter named, and begins anew after that', () => {
    const bench = OpenBench.alone();
    const promised = Buffer.from(image);
    promised.writeUInt8(image.readUInt8(700) ^ 1, 700);
    bench.must('ok', bench.command(1, promised)).sendBlocks(image).wait(3);
    bench.must('ok', bench.command(2, promised)).wait(3);
    expect(bench.status()).toMatchObject({ state: 'failed', error: 5 });
    expect(bench.hex(bench.model(64_870) + 48, 16)).toBe(sha256(image).toString('hex'));
    expect(bench.command(3, promised)).toBe(3);
    expect(bench.must('ok', bench.command(1, promised)).status().offset).toBe(0);
  });

  it('starts no image whose payload is damaged, though its hash was right', () => {
    const damaged = Buffer.from(image);
    damaged.writeUInt8(image.readUInt8(700) ^ 1, 700);
    const bench = OpenBench.alone().update(damaged);
    expect(bench.stack()).toMatchObject({ torn: true, code: '25', versions: { controller: '1.4.0' } });
    expect(bench.text(bench.model(1) + 42, 8)).toBe('');
    expect(bench.status()).toMatchObject({ state: 'receiving', offset: 0 });
    expect(bench.update(image).stack()).toMatchObject({ torn: false, atTarget: true });
  });

  it('activate is refused before the image was verified', () => {
    const bench = sent();
    expect(bench.command(3, image)).toBe(3);
    expect(bench.status()).toMatchObject({ state: 'receiving', error: 6 });
  });

  it('an unknown command is refused', () => {
    expect(OpenBench.alone().command(9, image)).toBe(3);
  });
});

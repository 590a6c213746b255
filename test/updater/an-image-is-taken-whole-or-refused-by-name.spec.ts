import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { StackhandError } from '../../src/kernel';
import { buildOpenImage, imageFits, type ImageUnit, takeImage } from '../../src/updater';

const PARTS = { hardwareClass: 'OPEN-1', version: '1.5.0', component: 'controller' };
const payload = Uint8Array.from({ length: 1000 }, (_, index) => index & 0xff);
const OPEN = buildOpenImage({ ...PARTS, payload });
const LIMITS = { maxImageBytes: 4096 };

async function* stream(bytes: Uint8Array | string, piece = 100): AsyncGenerator<Uint8Array> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
  // One piece of memory for all of them, as some sources do.
  const shared = Buffer.alloc(piece);
  for (let at = 0; at < all.length; at += piece) {
    const length = all.copy(shared, 0, at, at + piece);
    yield shared.subarray(0, length);
  }
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function hexLine(address: number, data: readonly number[], type = 0): string {
  const bytes = [data.length, address >> 8, address & 0xff, type, ...data];
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return `:${Buffer.from([...bytes, -sum & 0xff])
    .toString('hex')
    .toUpperCase()}`;
}
const END = ':00000001FF';

async function refusal(bytes: Uint8Array | string, limits = LIMITS): Promise<StackhandError> {
  const error = await takeImage(stream(bytes), limits).catch((caught: unknown) => caught);
  if (error instanceof StackhandError) return error;
  throw new Error('taken');
}

it('takes an image in the open format with what its header says', async () => {
  const image = await takeImage(stream(OPEN), LIMITS);
  expect(image).toMatchObject({ format: 'open', header: { ...PARTS, payloadBytes: 1000 }, sha256: sha(OPEN) });
  expect(image.bytes).toEqual(OPEN);
  expect(image.fileSha256).toBe(image.sha256);
});

it('takes bytes that say nothing of themselves as what they are', async () => {
  const image = await takeImage(stream(payload), LIMITS);
  expect(image).toMatchObject({ format: 'raw', header: null, sha256: sha(payload), fileBytes: 1000 });
});

it('takes Intel HEX, its holes as erased flash, and both hashes', async () => {
  const text = [hexLine(0x100, [1, 2]), hexLine(0x104, [5]), END].join('\r\n');
  const image = await takeImage(stream(`${text}\r\n`, 7), LIMITS);
  expect([...image.bytes]).toEqual([1, 2, 0xff, 0xff, 5]);
  expect(image).toMatchObject({ format: 'intel-hex', header: null, sha256: sha(Uint8Array.of(1, 2, 0xff, 0xff, 5)) });
  expect(image.fileSha256).toBe(sha(Buffer.from(`${text}\r\n`)));
});

it('reads the header of an open image that comes as Intel HEX', async () => {
  const lines = Array.from({ length: Math.ceil(OPEN.length / 16) }, (_, index) =>
    hexLine(index * 16, [...OPEN.subarray(index * 16, index * 16 + 16)]),
  );
  const image = await takeImage(stream([...lines, END].join('\n')), LIMITS);
  expect(image).toMatchObject({ format: 'intel-hex', header: PARTS, sha256: sha(OPEN) });
});

const FAR = [hexLine(0, [1]), hexLine(0, [0x7f, 0xff], 4), hexLine(0, [1]), END].join('\n');
const BAD: [what: string, code: string, where: string | undefined, file: Uint8Array | string][] = [
  ['an empty file', 'updater.image-empty', undefined, ''],
  ['a file of more bytes than the unit has', 'updater.image-too-large', undefined, new Uint8Array(4097)],
  [
    'a text of more characters than any image needs',
    'updater.image-too-large',
    undefined,
    `${hexLine(0, [1])}\n`.repeat(1500),
  ],
  ['a header that was changed', 'updater.image-damaged', 'the CRC-32 of its header', spoiled(9)],
  ['a payload that was changed', 'updater.image-damaged', 'the CRC-32 of its payload', spoiled(500)],
  ['an image that was cut off', 'updater.image-damaged', 'the length of its payload', OPEN.subarray(0, 900)],
  ['a header that was cut off', 'updater.image-damaged', 'its length', OPEN.subarray(0, 30)],
  [
    'a line with a wrong checksum',
    'updater.hex-line-bad',
    'line 2',
    [hexLine(0, [1]), ':01000100FF00', END].join('\n'),
  ],
  ['a line that was cut off', 'updater.hex-line-bad', 'line 2', [hexLine(0, [1]), ':0400010001', END].join('\n')],
  ['a line that is none', 'updater.hex-line-bad', 'line 2', [hexLine(0, [1]), 'hello', END].join('\n')],
  ['the same address twice', 'updater.hex-line-bad', 'line 2', [hexLine(0, [1]), hexLine(0, [2]), END].join('\n')],
  ['a text without its end', 'updater.hex-line-bad', 'line 2', [hexLine(0, [1]), hexLine(1, [2])].join('\n')],
  ['a text of no byte', 'updater.image-empty', undefined, [hexLine(0, [0, 0], 4), END].join('\n')],
  ['two bytes with two gigabytes between them', 'updater.hex-holes-too-large', undefined, FAR],
];

function spoiled(at: number): Uint8Array {
  const bytes = Uint8Array.from(OPEN);
  bytes[at] = (bytes[at] ?? 0) ^ 0x20;
  return bytes;
}

test.each(BAD)('refuses %s', async (_what, code, where, file) => {
  const error = await refusal(file);
  expect(error.problems[0]).toMatchObject({ code, ...(where === undefined ? {} : { where }) });
});

it('quotes no more than a little of a hostile file', async () => {
  const error = await refusal(`:${'00'.repeat(5000)}`);
  expect(error.message.length).toBeLessThan(400);
});

it('gives any bytes back, or an error of its own, and never more than the limit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'binary-ascii' }).map((text) => Buffer.from(`:00${text}`)),
      ),
      async (bytes) => {
        const taken = await takeImage(stream(bytes, 13), { maxImageBytes: 200 }).catch((error: unknown) => error);
        if (taken instanceof StackhandError) return;
        expect(taken).toMatchObject({ fileBytes: bytes.length });
        expect((taken as { bytes: Uint8Array }).bytes.length).toBeLessThanOrEqual(200);
      },
    ),
  );
});

it.each([
  ['hardwareClass', { hardwareClass: 'seventeen-letters' }],
  ['version', { version: '' }],
  ['component', { component: 'a b' }],
  ['payload', { payload: new Uint8Array() }],
])('packs no image with a bad %s', (where, bad) => {
  expect(() => buildOpenImage({ ...PARTS, payload, ...bad })).toThrow(`${where}:`);
});

describe('whether an image fits a unit', () => {
  const unit: ImageUnit = {
    hardwareClass: 'OPEN-1',
    bootloader: '1.0.0',
    components: ['controller'],
    version: '1.4.0',
    target: '1.5.0',
  };

  it('says nothing against the right one', async () => {
    expect(imageFits(await takeImage(stream(OPEN), LIMITS), unit)).toEqual([]);
    expect(imageFits(await takeImage(stream(OPEN), LIMITS), { ...unit, version: '' })).toEqual([]);
  });

  it.each<[string, Partial<ImageUnit>]>([
    ['updater.image-other-hardware', { hardwareClass: 'OPEN-2' }],
    ['updater.hardware-unknown', { hardwareClass: null }],
    ['updater.bootloader-unknown', { bootloader: null }],
    ['updater.image-other-component', { components: ['module'] }],
    ['updater.image-not-the-target', { target: '2.0.0' }],
    ['updater.image-same-version', { version: '1.5.0' }],
  ])('names %s', async (code, other) => {
    const problems = imageFits(await takeImage(stream(OPEN), LIMITS), { ...unit, ...other });
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('refuses an image that does not say what it is for', async () => {
    const problems = imageFits(await takeImage(stream(payload), LIMITS), unit);
    expect(problems.map((problem) => problem.code)).toEqual(['updater.image-unnamed']);
  });
});

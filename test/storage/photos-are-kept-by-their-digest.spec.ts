import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../src/kernel';
import { codeOf } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]);

async function* inParts(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 1024) yield bytes.subarray(from, from + 1024);
}

it('a photo is given back byte by byte under its digest, and the same photo is kept once', async () => {
  const folder = newFolder();
  const { files } = await openedStore(folder);
  const stored = await files.put(JPEG, 'image/jpeg');
  expect(stored).toEqual({ digest: sha256(JPEG), size: JPEG.length, type: 'image/jpeg' });
  expect(await files.put(inParts(JPEG), 'image/jpeg')).toEqual(stored);
  expect((await files.get(stored.digest))?.bytes.equals(JPEG)).toBe(true);
  expect(readdirSync(path.join(folder, 'files'))).toEqual([stored.digest]);
  expect(await files.get('0'.repeat(64))).toBeUndefined();
  expect(await files.get('../journal.sqlite')).toBeUndefined();
});

it('a file that is too large or not what it says it is leaves nothing behind', async () => {
  const folder = newFolder();
  const { files } = await openedStore(folder, { maxFileBytes: 4096 });
  expect(await codeOf(files.put(JPEG, 'image/jpeg'))).toBe('storage.file-too-large');
  let taken = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      taken += 1;
      yield JPEG.subarray(0, 1024);
    }
  }
  expect(await codeOf(files.put(endless(), 'image/jpeg'))).toBe('storage.file-too-large');
  expect(taken).toBe(5);
  expect(await codeOf(files.put(Buffer.from('<svg/>'), 'image/png'))).toBe('storage.file-type');
  expect(await codeOf(files.put(Buffer.from('<svg/>'), 'image/svg+xml'))).toBe('storage.file-type');
  expect(await codeOf(files.put(Buffer.alloc(0), 'image/jpeg'))).toBe('storage.file-type');
  expect(readdirSync(path.join(folder, 'files'))).toEqual([]);
});

it.each([
  ['image/png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ['image/webp', Buffer.from('RIFF0000WEBPVP8 ')],
  ['image/heic', Buffer.from('\0\0\0\x18ftypheic')],
  ['application/pdf', Buffer.from('%PDF-1.7')],
  ['application/octet-stream', Buffer.from([1, 2, 3])],
])('a file of type %s is taken', async (type, bytes) => {
  const { files } = await openedStore();
  expect((await files.put(bytes, type)).type).toBe(type);
});

it('a damaged or missing photo is named, and healed by the same photo sent again', async () => {
  const folder = newFolder();
  const store = await openedStore(folder);
  const { digest } = await store.files.put(JPEG, 'image/jpeg');
  const file = path.join(folder, 'files', digest);
  writeFileSync(file, Buffer.concat([JPEG, Buffer.from('x')]));
  expect(await codeOf(store.files.get(digest))).toBe('storage.file-damaged');
  expect((await store.verify()).map(({ code, where }) => [code, where])).toEqual([
    ['storage.file-damaged', `files/${digest}`],
  ]);
  rmSync(file);
  expect(await codeOf(store.files.get(digest))).toBe('storage.file-damaged');
  await store.files.put(JPEG, 'image/jpeg');
  expect(readFileSync(file).equals(JPEG)).toBe(true);
  expect(await store.verify()).toEqual([]);
});

it('what a dead process left half-written is removed at the next start', async () => {
  const folder = newFolder();
  await (await openedStore(folder)).close();
  writeFileSync(path.join(folder, 'files', '.incoming-1'), 'half');
  const { files } = await openedStore(folder);
  expect(readdirSync(path.join(folder, 'files'))).toEqual([]);
  const [first, second] = await Promise.all([files.put(JPEG, 'image/jpeg'), files.put(JPEG, 'image/jpeg')]);
  expect(first).toEqual(second);
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../src/storage';
import { seededRandom } from '../../src/virtual-plant/wire/seeded-random';
import { event } from './events';
import { cleanUp, newFolder } from './folders';
import { type CrashImage, PowerCuts } from './preload/crash-images';
import { type DiskCall, readCalls, WatchedDisk } from './preload/watched-disk';

jest.setTimeout(240_000);

let disk: WatchedDisk;
beforeAll(() => {
  disk = new WatchedDisk();
});
afterAll(() => disk.drop());
afterEach(cleanUp);

/** What reached the disk while a real process appended, and what it said meanwhile. `synchronous`: how its store is spoilt. */
function watchedRun(synchronous = ''): readonly DiskCall[] {
  const folder = newFolder();
  const log = path.join(newFolder(), 'log');
  const child = path.join(__dirname, 'acknowledging-service.child.ts');
  const loader = path.join(__dirname, 'run-typescript.cjs');
  const { status, stderr } = spawnSync(process.execPath, ['-r', loader, child, folder, '3', synchronous], {
    env: disk.env(folder, { log }),
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return readCalls(log, folder);
}

const saidIn = (calls: readonly DiskCall[]): readonly string[] =>
  calls.flatMap((call) =>
    call.file === 'said' && call.call === 'write' ? call.bytes.toString('utf8').trim().split('\n') : [],
  );

const cutsOf = (calls: readonly DiskCall[]): readonly CrashImage[] =>
  new PowerCuts('said', seededRandom(1, 'power cuts')).of(calls);

/** A disk in memory where there is one: the images are only read, and a sync of hundreds of them would cost minutes. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : undefined;

/** What is missing or damaged in an image, opened as the next start of the service opens it; empty: nothing. */
async function lossesIn(image: CrashImage, folder: string): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of image.files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  try {
    const store = await openStore(path.join(folder, 'data'));
    try {
      const damage = (await store.verify()).map(({ code, where }) => `${code} ${where}`);
      const events = await store.journal.read('run/1');
      const numbers = events.map(({ data }) => (data as { n: number }).n);
      const inOrder = numbers.every((n, index) => n === index) ? [] : [`events ${numbers.join(' ')}`];
      const missing: string[] = [];
      for (const line of image.said) {
        const [what = '', name = ''] = line.split(' ');
        const there =
          what === 'photo'
            ? (await store.files.find(name)) !== undefined
            : numbers.includes(Number(name)) && (await store.journal.receipt(`key-${name}`)) !== undefined;
        if (!there) missing.push(`lost: ${line}`);
      }
      await store.journal.append([{ stream: 'run/next', expectedSeq: 0, events: [event('next')] }]);
      return [...damage, ...inOrder, ...missing];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [`does not open: ${String(error)}`];
  }
}

/** Every image with a loss. */
async function lossesOf(images: readonly CrashImage[], most: number): Promise<readonly string[]> {
  const folder = newFolder(MEMORY);
  const found: string[] = [];
  for (const image of images) {
    const losses = await lossesIn(image, folder);
    if (losses.length > 0) found.push(`${image.how}: ${losses.join('; ')}`);
    if (found.length >= most) break;
  }
  return found;
}

it('what a power cut may leave opens, is whole, and holds every acknowledged event and photo', async () => {
  const calls = watchedRun();
  const said = saidIn(calls);
  expect(said).toHaveLength(24 + 6);
  const images = cutsOf(calls);
  expect(await lossesOf(images, 5)).toEqual([]);
  process.stdout.write(`crash images opened: ${images.length}, of ${calls.length} calls, ${said.length} said\n`);
  expect(images.length).toBeGreaterThan(300);
});

it('before each acknowledgement the log was synced, and nothing was written to it since', () => {
  const calls = watchedRun();
  let unsynced = 0;
  let syncs = 0;
  let said = 0;
  for (const { call, file } of calls) {
    if (file === 'said') {
      expect([unsynced, syncs > 0]).toEqual([0, true]);
      said += 1;
      syncs = 0;
    } else if (file === 'data/journal.sqlite-wal' && call === 'write') unsynced += 1;
    else if (file === 'data/journal.sqlite-wal' && call === 'sync') {
      unsynced = 0;
      syncs += 1;
    }
  }
  expect(said).toBe(30);
});

it.each(['OFF', 'NORMAL'])('a store that is set to synchronous = %s is found to lose what it said', async (setting) => {
  // The last cuts first: by then most was said.
  const losses = await lossesOf(cutsOf(watchedRun(setting)).toReversed(), 1);
  // What does not open any more is lost altogether.
  expect(losses.join('\n')).toMatch(/lost: event|does not open/);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { loadSqlite } from '../../src/storage/sqlite-driver';
import { codeOf, event } from './events';
import { cleanUp, newFolder, openedStore } from './folders';
import { type Failing, readCalls, WatchedDisk } from './preload/watched-disk';

jest.setTimeout(240_000);

const ENOSPC = 28;
const EIO = 5;
const EROFS = 30;

let disk: WatchedDisk;
beforeAll(() => {
  disk = new WatchedDisk();
});
afterAll(() => disk.drop());
afterEach(cleanUp);

interface Run {
  readonly folder: string;
  readonly code: number | null;
  /** What it acknowledged and what it said of its failure, a line each. */
  readonly said: readonly string[];
}

/** A real process that appends eight events and two photos on a disk that fails as told. */
async function run(failing?: Failing, log?: string): Promise<Run> {
  const folder = newFolder();
  const child = path.join(__dirname, 'acknowledging-service.child.ts');
  const loader = path.join(__dirname, 'run-typescript.cjs');
  const args = ['-r', loader, child, folder, '1'];
  // What it says goes to a folder that is not watched: the disk it tells of may be full.
  const process_ = spawn(process.execPath, args, {
    env: disk.env(path.join(folder, 'data'), { failing, log }),
    stdio: 'ignore',
  });
  const [code] = (await once(process_, 'close')) as [number | null];
  const text = existsSync(path.join(folder, 'said')) ? readFileSync(path.join(folder, 'said'), 'utf8') : '';
  return { folder, code, said: text.split('\n').filter((line) => line !== '') };
}

const wordAfter = (said: readonly string[], what: string): string | undefined =>
  said.find((line) => line.startsWith(`${what} `))?.slice(what.length + 1);

/** The next start on a disk that works: everything that was acknowledged is there, and it goes on. */
async function lostIn({ folder, said }: Run): Promise<readonly string[]> {
  const store = await openedStore(path.join(folder, 'data'));
  const numbers = (await store.journal.read('run/1')).map(({ data }) => String((data as { n: number }).n));
  const lost: string[] = (await store.verify()).map(({ code }) => code);
  for (const line of said) {
    const [what = '', name = ''] = line.split(' ');
    if (what === 'event' && !numbers.includes(name)) lost.push(line);
    if (what === 'photo' && (await store.files.get(name)) === undefined) lost.push(line);
  }
  await store.journal.append([{ stream: 'run/1', expectedSeq: numbers.length, events: [event({ n: 99 })] }]);
  await store.close();
  return lost;
}

/** Eight places over the calls of a run: the first, the last, and some between. */
function places(calls: number): readonly number[] {
  return Array.from({ length: 8 }, (_, index) => 1 + Math.round((index * (calls - 1)) / 7));
}

/** The calls of these letters that a run on a good disk makes. */
async function callsOf(kinds: readonly string[]): Promise<number> {
  const log = path.join(newFolder(), 'log');
  const { code, folder } = await run(undefined, log);
  expect(code).toBe(0);
  return readCalls(log, path.join(folder, 'data')).filter(({ call }) => kinds.includes(call)).length;
}

it.each([
  ['the disk is full', ENOSPC, 'WT', undefined, ['storage.disk-full', 'storage.io-error']],
  ['a write fails', EIO, 'WT', undefined, ['storage.io-error']],
  ['a sync fails once and then works', EIO, 'S', 1, ['storage.io-error']],
  ['the disk becomes read-only', EROFS, 'WTSUR', undefined, ['storage.read-only', 'storage.io-error']],
])('%s at any call: said by name, nothing acknowledged is lost, and the next start goes on', async (...row) => {
  const [, errno, of, times, named] = row;
  const kinds = { W: 'write', T: 'truncate', S: 'sync', U: 'unlink', R: 'rename' } as const;
  const calls = await callsOf([...of].map((letter) => kinds[letter as keyof typeof kinds]));
  const failed: string[] = [];
  for (const at of places(calls)) {
    const finished = await run({ errno, of, at, ...(times === undefined ? {} : { for: times }) });
    const { code, said } = finished;
    expect(await lostIn(finished)).toEqual([]);
    // The very last calls can lie behind the last acknowledgement: then nothing had to be said.
    if (code === 0) continue;
    expect(code).toBe(3);
    expect(named).toContain(wordAfter(said, 'failed'));
    // A disk error is never tried again: a second sync may succeed without the data being there.
    if (wordAfter(said, 'stopped') === 'storage.io-error') expect(wordAfter(said, 'again')).toBe('storage.io-error');
    else if (wordAfter(said, 'stopped') !== undefined) expect(wordAfter(said, 'again')).not.toBe('kept');
    failed.push(`${at} ${wordAfter(said, 'failed')} ${wordAfter(said, 'stopped') ?? 'while opening'}`);
  }
  process.stdout.write(`${row[0]}: ${failed.join(', ')} (of ${calls} calls)\n`);
  expect(failed.length).toBeGreaterThanOrEqual(6);
});

it('a database that another program holds is said to be busy, keeps nothing of the request, and goes on afterwards', async () => {
  const folder = newFolder();
  const store = await openedStore(folder);
  const { driver } = loadSqlite();
  const other = new driver(path.join(folder, 'journal.sqlite'), { timeout: 0 });
  other.exec('BEGIN IMMEDIATE');
  const append = (n: number) =>
    store.journal.append([{ stream: 'run/1', expectedSeq: n, events: [event(n)] }], { key: `k${n}`, body: n });
  expect(await codeOf(append(0))).toBe('storage.busy');
  expect(store.readOnlyBecause).toBeUndefined();
  other.exec('ROLLBACK');
  other.close();
  expect(await codeOf(append(0))).toBe('resolved');
  expect(await store.journal.read('run/1')).toHaveLength(1);
});

it('a write-ahead log that was removed while nothing ran is an older journal, not a shorter truth', async () => {
  const finished = await run();
  const data = path.join(finished.folder, 'data');
  const whole = await openedStore(data);
  const head = await whole.head();
  expect(head.position).toBe(8);
  await whole.close();
  const again = await run();
  rmSync(path.join(again.folder, 'data', 'journal.sqlite-wal'));
  const opened = openedStore(path.join(again.folder, 'data'), { expectedHead: head });
  expect(await codeOf(opened)).toBe('storage.older-journal');
});

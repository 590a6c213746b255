import { rmSync } from 'node:fs';
import path from 'node:path';
import { FencedLine } from '../../src/app/wire/fenced-line';
import type { Line } from '../../src/fieldbus';
import { connectWriter } from '../../src/storage/connections';
import { MIGRATIONS } from '../../src/storage/schema';
import { loadSqlite } from '../../src/storage/sqlite-driver';
import { codeOf, event } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

const append = (n: number) => [{ stream: 'run/1', expectedSeq: n, events: [event(n)] }];

/** Two stores on one folder, because somebody removed the lock of the first. */
async function both() {
  const folder = newFolder();
  const first = await openedStore(folder, { holder: 'the first' });
  await first.journal.append(append(0));
  rmSync(path.join(folder, 'lock.sqlite'));
  const second = await openedStore(folder, { holder: 'the second' });
  return { first, second };
}

it('a store that was opened by another since is refused by name, for good, and leaves nothing', async () => {
  const { first, second } = await both();
  const refused = first.journal.append(append(1));
  await expect(refused).rejects.toMatchObject({ code: 'storage.fenced', problems: [{ value: '2 (the second)' }] });
  expect(first.readOnlyBecause?.code).toBe('storage.fenced');
  expect(await codeOf(first.journal.append(append(1)))).toBe('storage.fenced');
  expect(await codeOf(first.files.put(Buffer.from('x'), 'application/octet-stream'))).toBe('storage.fenced');
  await second.journal.append(append(1));
  expect(await second.journal.read('run/1')).toHaveLength(2);
  expect(await second.verify()).toEqual([]);
});

it('nothing is written on a line by a service that is no longer the holder', async () => {
  const { first, second } = await both();
  const sent: number[] = [];
  const line = { id: 'x', writeHolding: async (_: number, address: number) => void sent.push(address) };
  await new FencedLine(line as unknown as Line, () => second.checkHolder()).writeHolding(1, 7, [1]);
  const old = new FencedLine(line as unknown as Line, () => first.checkHolder());
  expect(await codeOf(old.writeHolding(1, 8, [1]))).toBe('storage.fenced');
  expect(sent).toEqual([7]);
  // It stops with the first refusal, before anybody appends.
  expect(first.readOnlyBecause?.code).toBe('storage.fenced');
});

it('a database from before there were numbers is opened, and one with them can be taken back', async () => {
  const folder = newFolder();
  const store = await openedStore(folder);
  await store.journal.append(append(0));
  await store.close();
  const file = path.join(folder, 'journal.sqlite');
  const { source } = await connectWriter(loadSqlite(), file, false, undefined);
  expect(MIGRATIONS.at(-1)?.name).toContain('NumberTheHolders');
  await source.undoLastMigration();
  await source.query('PRAGMA user_version = 1');
  expect(await source.query(`SELECT name FROM sqlite_master WHERE name = 'holder'`)).toEqual([]);
  await source.destroy();
  const again = await openedStore(folder);
  await again.journal.append(append(1));
  expect(await again.journal.read('run/1')).toHaveLength(2);
});

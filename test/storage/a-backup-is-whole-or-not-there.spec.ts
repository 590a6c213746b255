import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, event } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

it('a backup taken while the service works opens as a store with the same events', async () => {
  const store = await openedStore();
  const events = Array.from({ length: 50 }, (_, n) => event(n));
  await store.journal.append([{ stream: 'run/1', expectedSeq: 0, events }], { key: 'k', body: { ok: true } });
  const target = path.join(newFolder(), 'copy.sqlite');
  const writing = store.journal.append([{ stream: 'run/2', expectedSeq: 0, events }]);
  const backup = await store.backup(target);
  await writing;
  expect(backup).toMatchObject({ file: target, head: await store.head() });
  expect(backup.bytes).toBeGreaterThan(10_000);

  const restored = newFolder();
  copyFileSync(target, path.join(restored, 'journal.sqlite'));
  const second = await openedStore(restored, { expectedHead: backup.head });
  expect(await second.journal.since(0, 1000)).toEqual(await store.journal.since(0, 1000));
  expect(await second.journal.receipt('k')).toEqual({ ok: true });
  expect(await second.verify()).toEqual([]);
  expect(second.settings()).toEqual(store.settings());
});

it('a backup never overwrites, and a failed one leaves nothing', async () => {
  const store = await openedStore();
  const folder = newFolder();
  const taken = path.join(folder, 'taken.sqlite');
  writeFileSync(taken, 'mine');
  expect(await codeOf(store.backup(taken))).toBe('storage.backup-exists');
  expect(readdirSync(folder)).toEqual(['taken.sqlite']);
  const nowhere = path.join(folder, 'no-such-folder', 'copy.sqlite');
  expect(await codeOf(store.backup(nowhere))).toBe('storage.cannot-open');
  expect(existsSync(path.dirname(nowhere))).toBe(false);
  // The journal is none the worse for it.
  await store.journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event(1)] }]);
  expect(store.readOnlyBecause).toBeUndefined();
});

it('the room on the disk and the size of the database can be asked for', async () => {
  const { freeBytes, databaseBytes } = await (await openedStore()).space();
  expect(freeBytes).toBeGreaterThan(0);
  expect(databaseBytes).toBeGreaterThan(0);
});

import type { QueryRunner } from 'typeorm';
import { fatalProblem, storageError } from '../../src/storage/sqlite-problems';
import type { StoreParts } from '../../src/storage/store';
import { SqliteJournal } from '../../src/storage/sqlite-journal';
import { UnitOfWork } from '../../src/storage/unit-of-work';
import { codeOf, event } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

it('a full disk refuses by name, keeps every acknowledged event and nothing else, and goes on when there is room', async () => {
  const folder = newFolder();
  const small = await openedStore(folder, { maxDatabaseBytes: 200 * 1024 });
  let acknowledged = 0;
  const append = (key: string) =>
    small.journal.append([{ stream: 'run/1', expectedSeq: acknowledged, events: [event('x'.repeat(3000))] }], {
      key,
      body: 1,
    });
  let code = 'resolved';
  while (code === 'resolved' && acknowledged < 1000) {
    code = await codeOf(append(`k-${acknowledged}`));
    if (code === 'resolved') acknowledged += 1;
  }
  expect(code).toBe('storage.disk-full');
  expect(acknowledged).toBeGreaterThan(10);
  expect(await small.journal.receipt(`k-${acknowledged}`)).toBeUndefined();
  expect(small.readOnlyBecause).toBeUndefined();
  await expect(append('again')).rejects.toThrow(/Free some space/);
  await small.close();
  const roomy = await openedStore(folder);
  expect(await roomy.journal.read('run/1')).toHaveLength(acknowledged);
  await roomy.journal.append([{ stream: 'run/1', expectedSeq: acknowledged, events: [event('y')] }]);
  expect(await roomy.verify()).toEqual([]);
});

/** The store's own journal, but the n-th statement that is sent to the disk fails. */
async function failingJournal(failAt: number, code: string) {
  const store = await openedStore();
  const { writer, reader } = (store as unknown as { parts: StoreParts }).parts;
  const runner = writer.source.createQueryRunner();
  let sent = 0;
  const count = <T>(act: () => T): T => {
    sent += 1;
    if (sent === failAt) throw Object.assign(new Error('injected'), { driverError: { code } });
    return act();
  };
  const failing = {
    query: async (sql: string) => count(() => runner.query(sql)),
    manager: {
      sql: async (strings: TemplateStringsArray, ...values: unknown[]) =>
        count(() => runner.manager.sql(strings, ...values)),
    },
  };
  const unit = new UnitOfWork(failing as unknown as QueryRunner);
  return { store, unit, journal: new SqliteJournal(unit, reader.source), sent: () => sent };
}

const APPEND = [{ stream: 'run/1', expectedSeq: 0, events: [event(1), event(2)] }];
const RECEIPT = { key: 'k', body: 'ok' };

it.each([
  ['SQLITE_FULL', 'storage.disk-full', false],
  ['SQLITE_BUSY', 'storage.busy', false],
  ['SQLITE_READONLY_DBMOVED', 'storage.read-only', false],
  ['SQLITE_IOERR_FSYNC', 'storage.io-error', true],
  ['SQLITE_CORRUPT_VTAB', 'storage.corrupt', true],
])('%s at any statement of an append: %s, nothing is there', async (code, expected, stops) => {
  const whole = await failingJournal(0, code);
  await whole.journal.append(APPEND, RECEIPT);
  const statements = whole.sent();
  expect(statements).toBeGreaterThanOrEqual(6);
  for (let failAt = 1; failAt <= statements; failAt += 1) {
    const { store, unit, journal } = await failingJournal(failAt, code);
    expect(await codeOf(journal.append(APPEND, RECEIPT))).toBe(expected);
    expect(await store.journal.streams('')).toEqual([]);
    expect(await store.journal.receipt('k')).toBeUndefined();
    // After a disk error the next try is refused too: a second sync may succeed without the data being there.
    expect(unit.stopped?.code).toBe(stops ? expected : undefined);
    expect(await codeOf(journal.append(APPEND, RECEIPT))).toBe(stops ? expected : 'resolved');
  }
});

it('every result of a disk has its own code and a remedy, and only what cannot be retried stops the writing', () => {
  const codes = ['ENOSPC', 'EROFS', 'EIO', 'SQLITE_NOTADB', 'SQLITE_CANTOPEN', 'SQLITE_LOCKED'].map((code) => {
    const error = storageError({ code });
    return [code, (error as { code?: string }).code, fatalProblem(error) !== undefined];
  });
  expect(codes).toEqual([
    ['ENOSPC', 'storage.disk-full', false],
    ['EROFS', 'storage.read-only', false],
    ['EIO', 'storage.io-error', true],
    ['SQLITE_NOTADB', 'storage.corrupt', true],
    ['SQLITE_CANTOPEN', 'storage.cannot-open', true],
    ['SQLITE_LOCKED', 'storage.busy', false],
  ]);
});

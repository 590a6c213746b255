import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSqlite } from '../../src/storage/sqlite-driver';
import { codeOf, event } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

/** A folder with 30 events in each of two streams, closed again. */
async function filledFolder(): Promise<string> {
  const folder = newFolder();
  const store = await openedStore(folder);
  for (const stream of ['run/1', 'run/2']) {
    const events = Array.from({ length: 30 }, (_, n) => event({ n, word: `mark-${stream}-${n}` }));
    await store.journal.append([{ stream, expectedSeq: 0, events }]);
  }
  await store.close();
  return folder;
}

function inDatabase(folder: string, sql: string): void {
  const { driver } = loadSqlite();
  const connection = new driver(path.join(folder, 'journal.sqlite'));
  connection.exec(sql);
  connection.close();
}

function changeBytes(folder: string, change: (bytes: Buffer) => void): void {
  const file = path.join(folder, 'journal.sqlite');
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
}

it('one changed letter of an event is found, with the stream and the first broken event', async () => {
  const folder = await filledFolder();
  changeBytes(folder, (bytes) => bytes.write('M', bytes.indexOf('mark-run/2-17')));
  const store = await openedStore(folder);
  const problems = await store.verifyChain();
  expect(problems.map(({ code, where, value }) => [code, where, value])).toEqual([
    ['storage.chain-broken', 'run/2#18', '18'],
  ]);
  expect(await store.verifyChain('run/1')).toEqual([]);
  expect(await store.verify()).toEqual(problems);
});

it.each([
  [
    'an event is changed together with its own hash',
    `UPDATE event SET hash = '${'a'.repeat(64)}' WHERE position = 5`,
    'run/1#5',
  ],
  [
    'two events change places',
    `UPDATE event SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE stream = 'run/1' AND seq IN (5, 6);
     UPDATE event SET seq = -seq WHERE seq < 0`,
    'run/1#5',
  ],
  ['an event is taken out of the middle', `DELETE FROM event WHERE position = 5`, 'run/1#5'],
  ['the first event is taken away', `DELETE FROM event WHERE position = 1`, 'run/1#1'],
  ['a type is changed beside its content', `UPDATE event SET type = 'gate.passed' WHERE position = 7`, 'run/1#7'],
  ['the end of one stream is taken away', `DELETE FROM event WHERE stream = 'run/1' AND seq > 28`, 'position 29'],
])('%s: found at the right place', async (_, sql, where) => {
  const folder = await filledFolder();
  inDatabase(folder, `DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete; ${sql}`);
  const store = await openedStore(folder);
  expect((await store.verifyChain())[0]).toMatchObject({ code: 'storage.chain-broken', where });
});

it('the database itself refuses to change or to remove an event or a receipt', async () => {
  const folder = await filledFolder();
  for (const sql of [`UPDATE event SET type = 'x'`, 'DELETE FROM event']) {
    expect(() => inDatabase(folder, sql)).toThrow('rows are only added');
  }
});

it('a damaged page is found at start: refused by default, and readable but never written where that is asked for', async () => {
  const folder = await filledFolder();
  // The page of an index: its entries no longer lie in order.
  changeBytes(folder, (bytes) => bytes.fill(0xff, 4096 * 2 + 8, 4096 * 2 + 64));
  expect(await codeOf(openedStore(folder))).toBe('storage.corrupt');
  const store = await openedStore(folder, { damaged: 'read-only' });
  expect(store.readOnlyBecause?.code).toBe('storage.corrupt');
  expect(await codeOf(store.journal.append([{ stream: 'run/3', expectedSeq: 0, events: [event(1)] }]))).toBe(
    'storage.corrupt',
  );
  expect((await store.verify()).map(({ code }) => code)).toContain('storage.corrupt');
});

it('a database cut in half is refused and left as it is', async () => {
  const folder = await filledFolder();
  const file = path.join(folder, 'journal.sqlite');
  const half = readFileSync(file).subarray(0, 4096 * 3 + 100);
  writeFileSync(file, half);
  expect(await codeOf(openedStore(folder))).toBe('storage.corrupt');
  expect(readFileSync(file).equals(half)).toBe(true);
});

it('a journal that does not hold the head noted outside of it is an older copy: read-only until the plant was looked at', async () => {
  const folder = await filledFolder();
  const store = await openedStore(folder);
  const [added] = await store.journal.append([{ stream: 'run/1', expectedSeq: 30, events: [event('later')] }]);
  const head = await store.head();
  expect(head).toEqual({ position: 61, hash: added?.hash });
  await store.close();
  await (await openedStore(folder, { expectedHead: head })).close();
  const older = await filledFolder();
  expect(await codeOf(openedStore(older, { expectedHead: head }))).toBe('storage.older-journal');
  const looked = await openedStore(older, { expectedHead: head, damaged: 'read-only' });
  expect(await codeOf(looked.journal.append([{ stream: 'x', expectedSeq: 0, events: [event(1)] }]))).toBe(
    'storage.older-journal',
  );
  expect(await looked.journal.read('run/1')).toHaveLength(30);
});

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadSqlite } from '../../src/storage/sqlite-driver';
import { codeOf } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

const OURS = 0x53_54_4b_48;

function database(folder: string, sql: string): string {
  const file = path.join(folder, 'journal.sqlite');
  const { driver } = loadSqlite();
  const connection = new driver(file);
  connection.exec(sql);
  connection.close();
  return file;
}

async function refusedUntouched(folder: string, file: string, code: string): Promise<void> {
  const before = readFileSync(file);
  expect(await codeOf(openedStore(folder))).toBe(code);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('journal'))).toEqual(['journal.sqlite']);
}

it.each([
  ['of another program', 'CREATE TABLE photos (id integer)'],
  ['of another program with a write-ahead log', 'PRAGMA journal_mode = WAL; CREATE TABLE event (id integer)'],
  ['with another application id', 'PRAGMA application_id = 1234; CREATE TABLE event (position integer)'],
])('a database %s is refused', async (_, sql) => {
  const folder = newFolder();
  await refusedUntouched(folder, database(folder, sql), 'storage.foreign-database');
});

it.each([
  ['no database', 'hello, this is a text file that somebody put here'.repeat(10)],
  ['a few bytes', 'x'],
])('a file that is %s is refused', async (_, text) => {
  const folder = newFolder();
  const file = path.join(folder, 'journal.sqlite');
  writeFileSync(file, text);
  await refusedUntouched(folder, file, 'storage.foreign-database');
});

it('a database of a later version is refused by that name', async () => {
  const folder = newFolder();
  const file = database(folder, `PRAGMA application_id = ${OURS}; PRAGMA user_version = 99; CREATE TABLE event (x)`);
  await refusedUntouched(folder, file, 'storage.newer-database');
});

it('a database of ours whose tables were taken away is refused, and they are named', async () => {
  const folder = newFolder();
  const file = database(folder, `PRAGMA application_id = ${OURS}; PRAGMA user_version = 1; CREATE TABLE event (x)`);
  await refusedUntouched(folder, file, 'storage.foreign-database');
  await expect(openedStore(folder)).rejects.toThrow('tables are missing: receipt, blob');
});

it('an empty file, and one that was only marked before the power went, become a database', async () => {
  const empty = newFolder();
  writeFileSync(path.join(empty, 'journal.sqlite'), '');
  expect(await (await openedStore(empty)).journal.streams('')).toEqual([]);
  const marked = newFolder();
  database(marked, `PRAGMA application_id = ${OURS}`);
  expect(await (await openedStore(marked)).journal.streams('')).toEqual([]);
});

it('a file whose head was torn away by a power cut while it was made becomes a database, one without the journal of that does not', async () => {
  const folder = newFolder();
  const file = path.join(folder, 'journal.sqlite');
  const torn = Buffer.alloc(4096);
  torn.write('the rest of the first page', 3000);
  writeFileSync(file, torn);
  await refusedUntouched(folder, file, 'storage.foreign-database');
  writeFileSync(`${file}-journal`, rollbackJournalOfNothing());
  expect(await (await openedStore(folder)).journal.streams('')).toEqual([]);
});

/** What SQLite leaves beside a database that it was about to make: no pages, the file was empty before. */
function rollbackJournalOfNothing(): Buffer {
  const journal = Buffer.alloc(512);
  journal.write('d9d505f920a163d7', 'hex');
  journal.writeUInt32BE(512, 20);
  journal.writeUInt32BE(4096, 24);
  return journal;
}

it('a data folder that cannot be one is named', async () => {
  const folder = newFolder();
  mkdirSync(path.join(folder, 'journal.sqlite'));
  expect(await codeOf(openedStore(folder))).not.toBe('resolved');
});

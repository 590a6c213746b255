import { open } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { type Problem, StackhandError } from '../kernel';
import { APPLICATION_ID, MIGRATIONS } from './schema';
import type { SqliteConnection } from './sqlite-connection';
import { storageError } from './sqlite-problems';

const HEADER_BYTES = 100;
const MAGIC = Buffer.from('SQLite format 3\0');
const APPLICATION_ID_AT = 68;

/**
 * Whether there is a database yet. Throws `storage.foreign-database` for a file that is not one of ours; it is looked at
 * as bytes, because SQLite itself would already put files beside it. A power cut while the file was made can leave its head empty: the
 * rollback journal beside it then says that there was nothing before.
 */
export async function isOurs(file: string): Promise<boolean> {
  const header = await headerOf(file);
  if (header === undefined || header.length === 0) return false;
  if (header.every((byte) => byte === 0) && (await headerOf(`${file}-journal`)) !== undefined) return false;
  if (!header.subarray(0, MAGIC.length).equals(MAGIC))
    throw foreign(file, 'it is no SQLite database, or its head is damaged');
  if (header.length < HEADER_BYTES) throw foreign(file, 'it is cut off');
  const id = header.readUInt32BE(APPLICATION_ID_AT);
  if (id !== APPLICATION_ID) throw foreign(file, `it belongs to another program (application id ${id})`);
  return true;
}

/** Marks a new database as ours, in the file itself and before a write-ahead log begins. */
export function markAsOurs(connection: SqliteConnection): void {
  connection.pragma('journal_mode = DELETE');
  connection.pragma('synchronous = EXTRA');
  connection.pragma(`application_id = ${APPLICATION_ID}`);
}

/** What is wrong with the layout of an existing database; throws `storage.newer-database` where a later version wrote it. */
export function checkLayout(connection: SqliteConnection, file: string): void {
  const seen = Number(connection.pragma('user_version', { simple: true }));
  if (seen > MIGRATIONS.length) throw new StackhandError(newer(file, seen));
  if (seen === 0) return;
  const tables = connection.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[];
  const missing = ['event', 'receipt', 'blob'].filter((name) => !tables.some((table) => table.name === name));
  if (missing.length > 0) throw foreign(file, `tables are missing: ${missing.join(', ')}`);
}

/** SQLite's own look at its pages; `quick` leaves out the comparison of indexes with their tables. */
export function checkPages(connection: SqliteConnection, kind: 'quick' | 'full'): readonly Problem[] {
  const pragma = kind === 'quick' ? 'quick_check' : 'integrity_check';
  try {
    const rows = connection.prepare(`PRAGMA ${pragma}(5)`).all() as Record<string, string>[];
    const found = rows.map((row) => row[pragma]).filter((line) => line !== undefined && line !== 'ok');
    return found.map((line) => ({ ...DAMAGED, value: line }));
  } catch (error) {
    const known = storageError(error);
    if (known instanceof StackhandError && known.code === DAMAGED.code) return known.problems;
    throw known;
  }
}

/** The size of the database in bytes. */
export function databaseBytes(connection: SqliteConnection): number {
  const ask = (name: string): number => Number(connection.pragma(name, { simple: true }));
  return ask('page_count') * ask('page_size');
}

/** Brings the tables up to this version and notes in the file which one that is. */
export async function migrate(writer: DataSource): Promise<void> {
  try {
    await writer.runMigrations({ transaction: 'all' });
    const [seen] = await writer.query<{ user_version: number }[]>('PRAGMA user_version');
    if (seen?.user_version !== MIGRATIONS.length) await writer.query(`PRAGMA user_version = ${MIGRATIONS.length}`);
  } catch (error) {
    throw storageError(error);
  }
}

const DAMAGED = {
  code: 'storage.corrupt',
  what: 'The database is damaged; nothing is written to it.',
  remedy: 'Keep the data folder as it is, look at the plant, then restore a backup into a new folder.',
};

async function headerOf(file: string): Promise<Buffer | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw storageError(error);
  }
}

function foreign(file: string, why: string): StackhandError {
  return new StackhandError({
    code: 'storage.foreign-database',
    what: `The database in the data folder was not made by this program: ${why}. It was not touched.`,
    where: file,
    remedy: 'Choose another data folder, or restore a backup if this file is a damaged one.',
  });
}

function newer(file: string, seen: number): Problem {
  return {
    code: 'storage.newer-database',
    what: 'A later version of this program has worked on this data folder.',
    where: file,
    value: `layout ${seen}`,
    allowed: `up to layout ${MIGRATIONS.length}`,
    remedy: 'Install that version again, or restore a backup made before the update.',
  };
}

import { StackhandError } from '../kernel';
import type { SqliteConnection } from './sqlite-connection';
import { mayUseWal } from './sqlite-driver';

/** What a connection is set to, and what SQLite must answer when it is asked. */
export interface SqliteSetting {
  readonly name: string;
  readonly set: string;
  readonly answer: string | number;
}

/** The settings of a connection as SQLite answered them. */
export type SqliteSettings = Readonly<Record<string, string | number>>;

/** How long a statement waits for another program's lock. The wait blocks the process, so it is short. */
export const BUSY_TIMEOUT_MS = 2000;

// In DELETE mode a commit is the removal of a file, which is durable only when its directory is synced: EXTRA.
const WRITE_AHEAD = [setting('journal_mode', 'WAL', 'wal'), setting('synchronous', 'FULL', 2)];
const ROLLBACK_JOURNAL = [setting('journal_mode', 'DELETE', 'delete'), setting('synchronous', 'EXTRA', 3)];

const EVERY_CONNECTION = [
  setting('foreign_keys', 'ON', 1),
  setting('busy_timeout', String(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS),
  setting('trusted_schema', 'OFF', 0),
  setting('mmap_size', '0', 0),
  setting('cell_size_check', 'ON', 1),
  // On macOS a plain fsync stops at the drive's cache; elsewhere these two change nothing.
  setting('fullfsync', 'ON', 1),
  setting('checkpoint_fullfsync', 'ON', 1),
];

/** The settings of the connection that writes: nothing is acknowledged before it is on the disk. */
export function writerSettings(sqliteVersion: string): readonly SqliteSetting[] {
  return [...(mayUseWal(sqliteVersion) ? WRITE_AHEAD : ROLLBACK_JOURNAL), ...EVERY_CONNECTION];
}

/** The settings of the connection that only reads. */
export function readerSettings(): readonly SqliteSetting[] {
  return [...EVERY_CONNECTION, setting('query_only', 'ON', 1)];
}

/** Puts the settings in force; nothing is believed until `readBack`. */
export function applySettings(connection: SqliteConnection, settings: readonly SqliteSetting[]): void {
  for (const { name, set } of settings) connection.pragma(`${name} = ${set}`);
}

/** Asks for every setting; throws `storage.setting-refused` naming each that did not take. */
export function readBack(connection: SqliteConnection, settings: readonly SqliteSetting[]): SqliteSettings {
  const found = settings.map(({ name }) => [name, connection.pragma(name, { simple: true })] as const);
  const [first, ...more] = settings.flatMap(({ name, answer }, index) => {
    const value = found[index]?.[1];
    // A build without memory mapping answers mmap_size with nothing.
    return value === answer || (name === 'mmap_size' && value === undefined) ? [] : [refused(name, value, answer)];
  });
  if (first !== undefined) throw new StackhandError(first, ...more);
  return Object.fromEntries(found) as SqliteSettings;
}

function setting(name: string, set: string, answer: string | number): SqliteSetting {
  return { name, set, answer };
}

function refused(name: string, value: unknown, answer: string | number) {
  return {
    code: 'storage.setting-refused',
    what: `The database did not accept the setting ${name}; without it an acknowledged step could be lost.`,
    where: name,
    value: String(value),
    allowed: String(answer),
    remedy: 'Put the data folder on a local disk (no network share) that no other program has open.',
  };
}

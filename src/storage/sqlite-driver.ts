import { createRequire } from 'node:module';
import { openNodeSqlite } from './node-sqlite';
import type { SqliteDriver } from './sqlite-connection';

/** The SQLite library in use, and the driver that brings it. */
export interface LoadedSqlite {
  readonly driver: SqliteDriver;
  readonly driverName: 'better-sqlite3' | 'node:sqlite';
  readonly version: string;
}

/** Before this version a WAL file could lose a commit when two connections met in a checkpoint. */
const FIRST_WAL_VERSION = [3, 51, 3] as const;

/** better-sqlite3, or `node:sqlite` where its native binding cannot be loaded (Node 22.13 and newer). */
export function loadSqlite(only?: LoadedSqlite['driverName']): LoadedSqlite {
  if (only === 'node:sqlite') return probed(openNodeSqlite(), 'node:sqlite');
  try {
    return probed(createRequire(__filename)('better-sqlite3') as SqliteDriver, 'better-sqlite3');
  } catch (error) {
    if (only === 'better-sqlite3') throw error;
    return probed(openNodeSqlite(error), 'node:sqlite');
  }
}

/** Whether this SQLite library may be trusted with a write-ahead log. */
export function mayUseWal(version: string): boolean {
  const found = version.split('.').map(Number);
  for (const [index, wanted] of FIRST_WAL_VERSION.entries()) {
    const part = found[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

// The native binding is loaded with the first connection, not with the package.
function probed(driver: SqliteDriver, driverName: LoadedSqlite['driverName']): LoadedSqlite {
  const connection = new driver(':memory:');
  try {
    const [row] = connection.prepare('SELECT sqlite_version() AS version').all() as { version: string }[];
    return { driver, driverName, version: row?.version ?? '0' };
  } finally {
    connection.close();
  }
}

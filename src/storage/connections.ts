import { DataSource } from 'typeorm';
import { checkLayout, markAsOurs } from './database-file';
import { ENTITIES, MIGRATIONS } from './schema';
import type { SqliteConnection } from './sqlite-connection';
import type { LoadedSqlite } from './sqlite-driver';
import {
  applySettings,
  readBack,
  readerSettings,
  type SqliteSetting,
  type SqliteSettings,
  writerSettings,
} from './sqlite-settings';
import { storageError } from './sqlite-problems';

/** One connection under TypeORM, with the handle below it for what TypeORM has no words for. */
export interface Connected {
  readonly source: DataSource;
  readonly connection: SqliteConnection;
  /** Asks SQLite for every setting again; throws `storage.setting-refused`. */
  settings(): SqliteSettings;
}

/** The connection that writes; a new file is marked as ours first, an old one is looked at before anything is set. `maxBytes` bounds the database file. */
export async function connectWriter(
  sqlite: LoadedSqlite,
  file: string,
  isNew: boolean,
  maxBytes: number | undefined,
): Promise<Connected> {
  const settings = writerSettings(sqlite.version);
  return connect(sqlite, file, settings, {}, (connection) => {
    if (isNew) markAsOurs(connection);
    else checkLayout(connection, file);
    applySettings(connection, settings);
    if (maxBytes !== undefined) limitSize(connection, maxBytes);
  });
}

/** The connection that only reads: it sees what was committed, never a transaction under way. */
export async function connectReader(sqlite: LoadedSqlite, file: string): Promise<Connected> {
  const settings = readerSettings();
  return connect(sqlite, file, settings, { readonly: true, fileMustExist: true }, (connection) => {
    applySettings(connection, settings);
  });
}

async function connect(
  sqlite: LoadedSqlite,
  file: string,
  settings: readonly SqliteSetting[],
  access: { readonly readonly?: boolean; readonly fileMustExist?: boolean },
  prepare: (connection: SqliteConnection) => void,
): Promise<Connected> {
  let opened: SqliteConnection | undefined;
  const source = new DataSource({
    type: 'better-sqlite3',
    database: file,
    driver: sqlite.driver,
    ...access,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    synchronize: false,
    logging: false,
    // TypeORM's own enableWAL comes too late: by then statements have run on the defaults.
    prepareDatabase: (connection: SqliteConnection) => {
      opened = connection;
      prepare(connection);
      readBack(connection, settings);
    },
  });
  try {
    await source.initialize();
    if (opened === undefined) throw new Error('TypeORM did not prepare the database.');
    const connection = opened;
    return { source, connection, settings: () => readBack(connection, settings) };
  } catch (error) {
    opened?.close();
    throw storageError(error);
  }
}

function limitSize(connection: SqliteConnection, maxBytes: number): void {
  const pageBytes = Number(connection.pragma('page_size', { simple: true }));
  connection.pragma(`max_page_count = ${Math.max(1, Math.floor(maxBytes / pageBytes))}`);
}

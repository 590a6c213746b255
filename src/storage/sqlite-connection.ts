/** A statement as TypeORM's driver uses it: `reader` says whether it gives rows. */
export interface SqliteStatement {
  readonly reader: boolean;
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
}

/** One connection to an SQLite file, as far as this room and TypeORM use it. */
export interface SqliteConnection {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  pragma(text: string, options?: { readonly simple?: boolean }): unknown;
  close(): unknown;
}

/** How a connection is opened; `timeout` is the wait for a lock in milliseconds. */
export interface SqliteOpenOptions {
  readonly readonly?: boolean;
  readonly fileMustExist?: boolean;
  readonly timeout?: number;
}

/** What stands for `require('better-sqlite3')`. */
export type SqliteDriver = new (file: string, options?: SqliteOpenOptions) => SqliteConnection;

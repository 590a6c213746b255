import { StackhandError } from '../kernel';
import { SQLITE_RESULT_NAMES } from './sqlite-problems';
import type { SqliteConnection, SqliteDriver, SqliteOpenOptions, SqliteStatement } from './sqlite-connection';

interface NativeStatement {
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
}

interface NativeDatabase {
  exec(sql: string): void;
  prepare(sql: string): NativeStatement;
  close(): void;
}

type NativeConstructor = new (file: string, options: { readonly readOnly: boolean }) => NativeDatabase;

const GIVES_ROWS = /^\s*(select|pragma|with|explain|values)\b|\breturning\b/i;

/** `node:sqlite` in the shape of better-sqlite3; throws `storage.no-sqlite` where this Node does not bring it. */
export function openNodeSqlite(whyNotNative?: unknown): SqliteDriver {
  const native = nativeModule();
  if (native === undefined) throw new StackhandError(noSqlite(whyNotNative));
  const { DatabaseSync } = native;
  return class NodeSqliteConnection implements SqliteConnection {
    private readonly database: NativeDatabase;

    constructor(file: string, options: SqliteOpenOptions = {}) {
      this.database = named(() => new DatabaseSync(file, { readOnly: options.readonly ?? false }));
      this.exec(`PRAGMA busy_timeout = ${options.timeout ?? 0}`);
    }

    exec(sql: string): void {
      named(() => this.database.exec(sql));
    }

    prepare(sql: string): SqliteStatement {
      const statement = named(() => this.database.prepare(sql));
      return {
        reader: GIVES_ROWS.test(sql),
        all: (...values) => named(() => statement.all(...values)),
        run: (...values) => named(() => statement.run(...values)),
      };
    }

    pragma(text: string, options: { readonly simple?: boolean } = {}): unknown {
      const rows = this.prepare(`PRAGMA ${text}`).all() as Record<string, unknown>[];
      return options.simple === true ? Object.values(rows[0] ?? {})[0] : rows;
    }

    close(): void {
      this.database.close();
    }
  };
}

function nativeModule(): { readonly DatabaseSync: NativeConstructor } | undefined {
  const builtins = process as unknown as { getBuiltinModule(id: string): unknown };
  return builtins.getBuiltinModule('node:sqlite') as { readonly DatabaseSync: NativeConstructor } | undefined;
}

// node:sqlite gives SQLite's result as a number; better-sqlite3 gives its name.
function named<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const result = (error as { errcode?: number }).errcode;
    const name = result === undefined ? undefined : SQLITE_RESULT_NAMES.get(result & 0xff);
    if (name !== undefined) Object.assign(error as object, { code: name });
    throw error;
  }
}

function noSqlite(why: unknown) {
  return {
    code: 'storage.no-sqlite',
    what: 'No SQLite library could be loaded.',
    value: why instanceof Error ? why.message.split('\n')[0] : undefined,
    remedy: 'Run `npm run bootstrap` again with a compiler installed, or use Node 24, which brings SQLite along.',
  };
}

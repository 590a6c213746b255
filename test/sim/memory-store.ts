import BetterSqlite from 'better-sqlite3';
import { DataSource, type QueryRunner } from 'typeorm';
import { ENTITIES, MIGRATIONS } from '../../src/storage/schema';
import { SqliteJournal } from '../../src/storage/sqlite-journal';
import { UnitOfWork } from '../../src/storage/unit-of-work';

type Opened = InstanceType<typeof BetterSqlite>;
/** What stands around a commit: before it is asked for, and after it is done. */
export interface CommitGate {
  committing(): Promise<void>;
  committed(): Promise<void>;
}

/**
 * The product's journal, unit of work, migrations and TypeORM on an SQLite database in memory. One connection reads and writes, because
 * a database in memory belongs to its connection.
 */
export class MemoryStore {
  private constructor(
    readonly journal: SqliteJournal,
    private readonly unit: UnitOfWork,
    private readonly source: DataSource,
    private readonly connection: Opened,
  ) {}

  /** Opens an empty store, or the bytes that another one left behind. */
  static async open(bytes: Buffer | undefined, gate: CommitGate): Promise<MemoryStore> {
    let connection: Opened | undefined;
    const source = new DataSource({
      type: 'better-sqlite3',
      database: ':memory:',
      driver: function open() {
        connection = bytes === undefined ? new BetterSqlite(':memory:') : new BetterSqlite(bytes);
        return connection;
      },
      entities: ENTITIES,
      migrations: MIGRATIONS,
      synchronize: false,
      logging: false,
    });
    await source.initialize();
    if (connection === undefined) throw new Error('TypeORM did not open the database.');
    if (bytes === undefined) await source.runMigrations({ transaction: 'all' });
    const unit = new UnitOfWork(gated(source.createQueryRunner(), gate));
    return new MemoryStore(new SqliteJournal(unit, source), unit, source, connection);
  }

  /** What a power cut leaves: everything up to the last commit, nothing of a transaction under way. */
  lastCommit(): Buffer {
    if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
    return this.connection.serialize();
  }

  /** Whatever its life died in the middle of, it costs the next one nothing. */
  async close(): Promise<void> {
    this.unit.close();
    await this.source.destroy();
  }
}

function gated(runner: QueryRunner, gate: CommitGate): QueryRunner {
  const query = runner.query.bind(runner) as (sql: string, ...more: unknown[]) => Promise<unknown>;
  const asked = async (sql: string, ...more: unknown[]): Promise<unknown> => {
    if (sql !== 'COMMIT') return query(sql, ...more);
    await gate.committing();
    const answer = await query(sql, ...more);
    await gate.committed();
    return answer;
  };
  runner.query = asked as QueryRunner['query'];
  return runner;
}

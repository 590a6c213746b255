import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

const text = (name: string): TableColumnOptions => ({ name, type: 'text' });
const integer = (name: string): TableColumnOptions => ({ name, type: 'integer' });
const varchar = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});

const EVENT = new Table({
  name: 'event',
  columns: [
    { ...integer('position'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    varchar('stream', 200),
    integer('seq'),
    varchar('type', 200),
    text('body'),
    varchar('prev_hash', 64),
    varchar('hash', 64),
  ],
  uniques: [{ name: 'event_stream_seq', columnNames: ['stream', 'seq'] }],
});

const RECEIPT = new Table({
  name: 'receipt',
  columns: [{ ...varchar('key', 200), isPrimary: true }, text('body'), integer('position')],
});

const BLOB = new Table({
  name: 'blob',
  columns: [{ ...varchar('digest', 64), isPrimary: true }, integer('size'), varchar('type', 100)],
});

/** Events, receipts and files; on SQLite the database itself refuses to change or remove an event or a receipt. */
export class LayTheJournal1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [EVENT, RECEIPT, BLOB]) await runner.createTable(table);
    if (!isSqlite(runner)) return;
    for (const table of ['event', 'receipt']) {
      for (const act of ['UPDATE', 'DELETE']) await runner.query(onlyAdd(table, act));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    // The triggers go with their tables.
    for (const table of [BLOB, RECEIPT, EVENT]) await runner.dropTable(table);
  }
}

function isSqlite(runner: QueryRunner): boolean {
  return runner.dataSource.options.type === 'better-sqlite3';
}

function onlyAdd(table: string, act: string): string {
  const name = `${table}_no_${act.toLowerCase()}`;
  return `CREATE TRIGGER "${name}" BEFORE ${act} ON "${table}" BEGIN SELECT RAISE(ABORT, 'rows are only added'); END`;
}

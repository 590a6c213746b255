import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const HOLDER = new Table({
  name: 'holder',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true },
    { name: 'epoch', type: 'integer' },
    { name: 'name', type: 'varchar', length: '200' },
  ],
});

/** One row with the number of the service that may write. */
export class NumberTheHolders1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(HOLDER);
    await runner.query(`INSERT INTO "holder" ("id", "epoch", "name") VALUES (1, 0, '')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(HOLDER);
  }
}

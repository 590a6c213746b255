import path from 'node:path';
import { connectWriter } from '../../src/storage/connections';
import { loadSqlite } from '../../src/storage/sqlite-driver';
import { MIGRATIONS } from '../../src/storage/schema';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

async function freshSource() {
  const file = path.join(newFolder(), 'journal.sqlite');
  const { source } = await connectWriter(loadSqlite(), file, true, undefined);
  return source;
}

const SCHEMA = `SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY name`;

it('up, down and up again gives the same tables, and down leaves none', async () => {
  const source = await freshSource();
  await source.runMigrations();
  const first: unknown[] = await source.query(SCHEMA);
  expect(first.length).toBeGreaterThanOrEqual(7);
  for (const migration of MIGRATIONS) {
    expect(migration.name).toMatch(/\d{13}$/);
    await source.undoLastMigration();
  }
  expect(await source.query(SCHEMA)).toEqual([]);
  await source.runMigrations();
  expect(await source.query(SCHEMA)).toEqual(first);
  await source.destroy();
});

it('the migrations lay exactly what the entities describe', async () => {
  const source = await freshSource();
  await source.runMigrations();
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
  await source.destroy();
});

it('only column types that PostgreSQL has as well are used', async () => {
  const source = await freshSource();
  const types = new Set(source.entityMetadatas.flatMap(({ columns }) => columns.map(({ type }) => type)));
  const portable = ['integer', 'text', 'varchar', 'boolean', 'simple-json', 'uuid'];
  expect([...types].filter((type) => !portable.includes(String(type)))).toEqual([]);
  await source.destroy();
});

it('opening a folder again runs no migration twice', async () => {
  const folder = newFolder();
  for (let round = 0; round < 3; round += 1) {
    const store = await openedStore(folder);
    await store.close();
  }
  const { source, connection } = await connectWriter(
    loadSqlite(),
    path.join(folder, 'journal.sqlite'),
    false,
    undefined,
  );
  expect(await source.query('SELECT count(*) AS n FROM migrations')).toEqual([{ n: MIGRATIONS.length }]);
  expect(connection.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  await source.destroy();
});

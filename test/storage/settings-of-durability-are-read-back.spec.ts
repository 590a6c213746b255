import type { SqliteConnection } from '../../src/storage/sqlite-connection';
import { loadSqlite, mayUseWal } from '../../src/storage/sqlite-driver';
import { applySettings, readBack, writerSettings } from '../../src/storage/sqlite-settings';
import path from 'node:path';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

it('an open store answers with the settings that make a commit durable, on both connections', async () => {
  const { writer, reader, version } = (await openedStore()).settings();
  expect(writer).toMatchObject({
    ...(mayUseWal(version) ? { journal_mode: 'wal', synchronous: 2 } : { journal_mode: 'delete', synchronous: 3 }),
    foreign_keys: 1,
    busy_timeout: 2000,
    trusted_schema: 0,
    mmap_size: 0,
  });
  expect(reader).toMatchObject({ query_only: 1, foreign_keys: 1, trusted_schema: 0 });
});

it('an SQLite before 3.51.3 gets no write-ahead log, but a rollback journal with EXTRA', () => {
  expect(['3.51.2', '3.50.9', '3.9.99', '2.99.99'].filter(mayUseWal)).toEqual([]);
  expect(['3.51.3', '3.51.10', '3.52.0', '4.0.0'].filter(mayUseWal)).toHaveLength(4);
  const { driver } = loadSqlite();
  const connection = new driver(path.join(newFolder(), 'old.sqlite'));
  const settings = writerSettings('3.49.1');
  applySettings(connection, settings);
  expect(readBack(connection, settings)).toMatchObject({ journal_mode: 'delete', synchronous: 3 });
  connection.close();
});

it('a setting that did not take is refused by its name', () => {
  const { driver } = loadSqlite();
  // A database in memory has no write-ahead log, whatever it is told.
  const connection: SqliteConnection = new driver(':memory:');
  const settings = writerSettings('3.53.2');
  applySettings(connection, settings);
  connection.pragma('foreign_keys = OFF');
  const refused = () => readBack(connection, settings);
  expect(refused).toThrow(
    expect.objectContaining({
      code: 'storage.setting-refused',
      problems: [
        expect.objectContaining({ where: 'journal_mode', value: 'memory', allowed: 'wal' }),
        expect.objectContaining({ where: 'foreign_keys', value: '0', allowed: '1' }),
      ],
    }),
  );
  connection.close();
});

it('the reading connection cannot write', async () => {
  const store = await openedStore();
  const { reader } = (store as unknown as { parts: { reader: { connection: SqliteConnection } } }).parts;
  expect(() => reader.connection.exec(`INSERT INTO blob VALUES ('x', 1, 'y')`)).toThrow(/readonly/);
});

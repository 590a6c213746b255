import path from 'node:path';
import { type Problem, StackhandError } from '../kernel';
import { connectReader, connectWriter, type Connected } from './connections';
import { checkPages, databaseBytes, isOurs, migrate } from './database-file';
import { prepareFolder } from './disk';
import { Fence } from './fence';
import { FileStore } from './file-store';
import { FolderLock } from './folder-lock';
import { DATABASE_FILE } from './schema';
import { loadSqlite, type LoadedSqlite } from './sqlite-driver';
import { SqliteJournal } from './sqlite-journal';
import { storageError } from './sqlite-problems';
import { Store } from './store';
import { UnitOfWork } from './unit-of-work';
import type { JournalHead } from './verifiable-journal';

/** How a data folder is opened. */
export interface StoreOptions {
  /** What this process says about itself to a second one that wants the folder; by default its process id. */
  readonly holder?: string;
  /** The head that was noted outside of the folder; a journal that does not hold it is an older or another one. */
  readonly expectedHead?: JournalHead | undefined;
  /** What to do with a damaged or older journal: refuse to open it (default), or open it for reading. */
  readonly damaged?: 'refuse' | 'read-only';
  /** What to do with an older journal instead: open it for writing too and say so (`Store.olderBecause`). */
  readonly older?: 'tell';
  /** Most bytes of one stored file (default 20 MiB). */
  readonly maxFileBytes?: number;
  /** Most bytes of the database; an append beyond it is refused with `storage.disk-full`. */
  readonly maxDatabaseBytes?: number;
  /** Up to this size the pages are checked at start (default 256 MiB); a larger database waits for `verify`. */
  readonly checkPagesUpToBytes?: number;
  /** Takes this SQLite library only. */
  readonly driver?: LoadedSqlite['driverName'];
}

const MAX_FILE_BYTES = 20 * 1024 * 1024;
const CHECK_PAGES_UP_TO_BYTES = 256 * 1024 * 1024;

/**
 * Opens or creates the store of a data folder. Refuses, each with its reason and before anything is changed: a folder that
 * another process holds, a network share, a foreign, newer or damaged database, settings that do not take.
 */
export async function openStore(folder: string, options: StoreOptions = {}): Promise<Store> {
  await prepareFolder(folder);
  const sqlite = loadSqlite(options.driver);
  const lock = FolderLock.take(folder, sqlite.driver, holderOf(options));
  const opened: Connected[] = [];
  try {
    return await open(path.resolve(folder), options, sqlite, lock, opened);
  } catch (error) {
    for (const { source } of opened) await source.destroy();
    lock.release();
    throw storageError(error);
  }
}

async function open(
  folder: string,
  options: StoreOptions,
  sqlite: LoadedSqlite,
  lock: FolderLock,
  opened: Connected[],
): Promise<Store> {
  const file = path.join(folder, DATABASE_FILE);
  const writer = await connectWriter(sqlite, file, !(await isOurs(file)), options.maxDatabaseBytes);
  opened.push(writer);
  const pagesChecked = databaseBytes(writer.connection) <= (options.checkPagesUpToBytes ?? CHECK_PAGES_UP_TO_BYTES);
  const damage = pagesChecked ? checkPages(writer.connection, 'quick') : [];
  if (damage.length === 0) await migrate(writer.source);
  const reader = await connectReader(sqlite, file);
  opened.unshift(reader);
  const runner = writer.source.createQueryRunner();
  const fence = damage.length === 0 ? await Fence.take(runner, holderOf(options)) : undefined;
  const unit = new UnitOfWork(runner, fence);
  const journal = new SqliteJournal(unit, reader.source);
  const older = damage.length > 0 ? undefined : await missingHead(journal, options.expectedHead);
  const isTold = older === undefined || options.older === 'tell';
  refuseOrStop(unit, options.damaged ?? 'refuse', isTold ? damage : [older]);
  const files = new FileStore(path.join(folder, 'files'), options.maxFileBytes ?? MAX_FILE_BYTES, unit, reader.source);
  if (unit.stopped === undefined) await files.prepare();
  const store = new Store({ folder, sqlite, lock, writer, reader, unit, journal, files, pagesChecked, older, fence });
  // The migrations switch foreign keys off and on: what counts is what holds when the first event is written.
  store.settings();
  return store;
}

const holderOf = ({ holder }: StoreOptions): string => holder ?? `process ${process.pid}`;

function refuseOrStop(unit: UnitOfWork, policy: 'refuse' | 'read-only', damage: readonly Problem[]): void {
  const [first, ...more] = damage;
  if (first === undefined) return;
  if (policy === 'refuse') throw new StackhandError(first, ...more);
  unit.stop(first);
}

async function missingHead(journal: SqliteJournal, head: JournalHead | undefined): Promise<Problem | undefined> {
  if (head === undefined || head.position === 0) return undefined;
  const [found] = await journal.since(head.position - 1, 1);
  if (found?.hash === head.hash) return undefined;
  return {
    code: 'storage.older-journal',
    what: 'The journal does not hold the last event that was noted outside of it: it is an older copy, or another one.',
    where: `position ${head.position}`,
    value: found?.hash ?? `ends at ${(await journal.head()).position}`,
    allowed: head.hash,
    remedy:
      'Put the newest copy of the data folder back. If there is none: look at the plant of every site, then say so with `stackhand journal looked-at`.',
  };
}

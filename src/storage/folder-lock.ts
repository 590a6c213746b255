import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StackhandError } from '../kernel';
import type { SqliteConnection, SqliteDriver } from './sqlite-connection';
import { storageError } from './sqlite-problems';

const LOCK_FILE = 'lock.sqlite';
const HOLDER_FILE = 'lock-holder.txt';

/**
 * The right to be the one service on a data folder: an exclusive SQLite transaction that stays open for the life of the
 * process. The operating system gives it back when the process dies, however it dies.
 *
 * Nothing in this process may open and close `lock.sqlite` by other means: POSIX drops all locks of a process on a file
 * with the first close of it.
 */
export class FolderLock {
  private constructor(private readonly connection: SqliteConnection) {}

  /** Takes the lock, or throws `storage.folder-in-use` with the words the holder gave about itself. */
  static take(folder: string, driver: SqliteDriver, holder: string): FolderLock {
    const connection = new driver(path.join(folder, LOCK_FILE), { timeout: 0 });
    try {
      connection.exec('BEGIN EXCLUSIVE');
      writeFileSync(path.join(folder, HOLDER_FILE), `${holder}\n`);
      return new FolderLock(connection);
    } catch (error) {
      connection.close();
      const known = storageError(error);
      throw known instanceof StackhandError && known.code === 'storage.busy' ? inUse(folder) : known;
    }
  }

  /** Gives the folder free. */
  release(): void {
    this.connection.close();
  }
}

function inUse(folder: string): StackhandError {
  return new StackhandError({
    code: 'storage.folder-in-use',
    what: 'Another service is working on this data folder; two would move each other’s plant.',
    where: folder,
    value: holderOf(folder),
    remedy: 'Use that service, or stop it first; a service that has died gives the folder free by itself.',
  });
}

function holderOf(folder: string): string {
  try {
    return readFileSync(path.join(folder, HOLDER_FILE), 'utf8').trim() || 'a process that has not said its name';
  } catch {
    return 'a process that has not said its name';
  }
}

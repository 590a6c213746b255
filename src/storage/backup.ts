import { constants } from 'node:fs';
import { access, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { StackhandError } from '../kernel';
import { syncFile, syncFolder } from './disk';
import { checkPages } from './database-file';
import type { SqliteDriver } from './sqlite-connection';
import { storageError } from './sqlite-problems';
import { EMPTY_JOURNAL, type JournalHead } from './verifiable-journal';

/** A backup as it stands on the disk, and the last event it holds. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly head: JournalHead;
}

/**
 * Copies the database (without the photos) into a new file by VACUUM INTO, checks the copy, and only then gives it its
 * name. Never overwrites (`storage.backup-exists`). It blocks the process while it copies: not during a transfer.
 */
export async function backUp(driver: SqliteDriver, database: string, toFile: string): Promise<Backup> {
  if (await exists(toFile)) throw new StackhandError(alreadyThere(toFile));
  const draft = `${toFile}.part`;
  try {
    await rm(draft, { force: true });
    copy(driver, database, draft);
    const head = checkedHead(driver, draft);
    await syncFile(draft);
    await rename(draft, toFile);
    await syncFolder(path.dirname(toFile));
    return { file: toFile, bytes: (await stat(toFile)).size, head };
  } catch (error) {
    await rm(draft, { force: true });
    throw storageError(error);
  }
}

function copy(driver: SqliteDriver, database: string, draft: string): void {
  const connection = new driver(database, { readonly: true, fileMustExist: true, timeout: 0 });
  try {
    connection.prepare('VACUUM INTO ?').run(draft);
  } finally {
    connection.close();
  }
}

function checkedHead(driver: SqliteDriver, draft: string): JournalHead {
  const connection = new driver(draft, { readonly: true, fileMustExist: true });
  try {
    const [first, ...more] = checkPages(connection, 'full');
    if (first !== undefined) throw new StackhandError(first, ...more);
    const rows = connection.prepare('SELECT position, hash FROM event ORDER BY position DESC LIMIT 1').all();
    return (rows as JournalHead[])[0] ?? EMPTY_JOURNAL;
  } finally {
    connection.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}

function alreadyThere(file: string) {
  return {
    code: 'storage.backup-exists',
    what: 'There is a file of this name already; a backup never overwrites one.',
    where: file,
    remedy: 'Choose another name.',
  };
}

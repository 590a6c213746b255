import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, StackhandError } from '../kernel';
import { backUp, type Backup } from './backup';
import type { Connected } from './connections';
import { checkPages } from './database-file';
import { freeBytes } from './disk';
import type { Fence } from './fence';
import type { FileStore } from './file-store';
import type { FolderLock } from './folder-lock';
import { DATABASE_FILE } from './schema';
import type { SqliteJournal } from './sqlite-journal';
import type { LoadedSqlite } from './sqlite-driver';
import { fatalProblem, storageError } from './sqlite-problems';
import type { SqliteSettings } from './sqlite-settings';
import type { UnitOfWork } from './unit-of-work';
import type { JournalHead } from './verifiable-journal';

/** What a store is made of; `openStore` puts it together. */
export interface StoreParts {
  readonly folder: string;
  readonly sqlite: LoadedSqlite;
  readonly lock: FolderLock;
  readonly writer: Connected;
  readonly reader: Connected;
  readonly unit: UnitOfWork;
  readonly journal: SqliteJournal;
  readonly files: FileStore;
  readonly pagesChecked: boolean;
  readonly older: Problem | undefined;
  readonly fence: Fence | undefined;
}

/** Room on the disk of the data folder and what the database takes of it, in bytes. */
export interface StoreSpace {
  readonly freeBytes: number;
  readonly databaseBytes: number;
}

/** An open data folder. It is this process's alone until `close`, or until the process dies. */
export class Store {
  readonly journal: SqliteJournal;
  readonly files: FileStore;
  readonly folder: string;
  /** Whether the pages were looked at when the folder was opened; where not (a very large database), call `verify`. */
  readonly pagesChecked: boolean;
  private closed: Promise<void> | undefined;

  constructor(private readonly parts: StoreParts) {
    this.journal = parts.journal;
    this.files = parts.files;
    this.folder = parts.folder;
    this.pagesChecked = parts.pagesChecked;
  }

  /** Why nothing is written any more (damage, a disk error, an older head, closed); undefined while all is well. */
  get readOnlyBecause(): Problem | undefined {
    return this.parts.unit.stopped;
  }

  /** For whoever is about to send something to a device: throws `storage.fenced` where another service has opened the folder since. */
  checkHolder(): void {
    const { fence, reader, unit } = this.parts;
    if (unit.stopped !== undefined) throw new StackhandError(unit.stopped);
    try {
      fence?.checkNow(reader.connection);
    } catch (error) {
      const fatal = fatalProblem(storageError(error));
      if (fatal !== undefined) unit.stop(fatal);
      throw storageError(error);
    }
  }

  /** Why the journal is an older copy, or another one, than the noted head says; undefined where it holds that head. */
  get olderBecause(): Problem | undefined {
    return this.parts.older;
  }

  /** The SQLite in use and the settings it answers with now; throws `storage.setting-refused`. */
  settings(): {
    readonly driver: string;
    readonly version: string;
    readonly writer: SqliteSettings;
    readonly reader: SqliteSettings;
  } {
    const { sqlite, writer, reader } = this.parts;
    return { driver: sqlite.driverName, version: sqlite.version, writer: writer.settings(), reader: reader.settings() };
  }

  /** Makes several appends and files one transaction; all of it is durable when this resolves. Never wait for a device in it. */
  atomically<T>(work: () => Promise<T>): Promise<T> {
    return this.parts.unit.run(work);
  }

  /** The last event of the journal, to be noted outside of the data folder. */
  head(): Promise<JournalHead> {
    return this.journal.head();
  }

  /** The first break of every chain, or of one stream's. */
  verifyChain(stream?: string): Promise<readonly Problem[]> {
    return this.journal.verifyChain(stream);
  }

  /** Looks at every page, every chain and every file; empty when all is whole. Reads everything: not during a transfer. */
  async verify(): Promise<readonly Problem[]> {
    const pages = checkPages(this.parts.reader.connection, 'full');
    if (pages.length > 0) return pages;
    return [...(await this.journal.verifyChain()), ...(await this.files.verify())];
  }

  /** One stream as JSON lines that `verifyExport` checks. */
  exportStream(stream: string): Promise<string> {
    return this.journal.exportStream(stream);
  }

  /** Writes a checked copy of the database to a new file. */
  async backup(toFile: string): Promise<Backup> {
    await this.parts.unit.idle();
    return backUp(this.parts.sqlite.driver, path.join(this.folder, DATABASE_FILE), toFile);
  }

  /** How much may still be written. */
  async space(): Promise<StoreSpace> {
    const database = path.join(this.folder, DATABASE_FILE);
    return { freeBytes: await freeBytes(this.folder), databaseBytes: (await stat(database)).size };
  }

  /** Lets what was asked for finish, refuses what comes later (`storage.closed`), and gives the folder free. */
  close(): Promise<void> {
    this.closed ??= this.shut();
    return this.closed;
  }

  private async shut(): Promise<void> {
    const { unit, reader, writer, lock } = this.parts;
    await unit.idle();
    unit.stop(CLOSED);
    await reader.source.destroy();
    await writer.source.destroy();
    lock.release();
  }
}

const CLOSED: Problem = {
  code: 'storage.closed',
  what: 'The data folder has been closed.',
  remedy: 'The service is stopping; send the request again when it has started.',
};

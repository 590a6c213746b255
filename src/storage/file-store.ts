import { hash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { type Problem, sha256, StackhandError } from '../kernel';
import { syncFolder } from './disk';
import { BlobEntity } from './entities/blob.entity';
import { ANY_BYTES, beginsLike, FILE_TYPES } from './file-kinds';
import { fatalProblem, storageError } from './sqlite-problems';
import type { UnitOfWork } from './unit-of-work';

/** What is known about a stored file: its SHA-256, its size in bytes, its media type. */
export interface StoredFile {
  readonly digest: string;
  readonly size: number;
  readonly type: string;
}

const INCOMING = '.incoming-';

/** Photos and other files, kept under their digest in `files/`. The same bytes are kept once. */
export class FileStore {
  private incoming = 0;

  constructor(
    private readonly folder: string,
    private readonly maxBytes: number,
    private readonly unit: UnitOfWork,
    private readonly reader: DataSource,
  ) {}

  /** Creates the folder and removes what an earlier process left half-written. */
  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const names = await readdir(this.folder);
    for (const name of names.filter((each) => each.startsWith(INCOMING))) await rm(path.join(this.folder, name));
    await syncFolder(path.dirname(this.folder));
  }

  /**
   * Keeps the bytes; resolves when they and their row are durable. Throws `storage.file-too-large`, `storage.file-type`,
   * `storage.disk-full` and the like, and then nothing was kept.
   */
  async put(content: Uint8Array | AsyncIterable<Uint8Array>, type: string): Promise<StoredFile> {
    if (this.unit.stopped !== undefined) throw new StackhandError(this.unit.stopped);
    const bytes = await gather(content, this.maxBytes);
    if (!beginsLike(type, bytes)) throw new StackhandError(wrongType(type));
    const file: StoredFile = { digest: hash('sha256', bytes), size: bytes.length, type };
    const known = await this.find(file.digest);
    if (known !== undefined && (await this.flawOf(known)) === undefined) return known;
    await this.write(file.digest, bytes);
    return this.unit.run(async (manager) => {
      const insert = manager.createQueryBuilder().insert().into(BlobEntity).values(file);
      await insert.orIgnore().updateEntity(false).execute();
      return known ?? file;
    });
  }

  /** The bytes of a file, compared with their digest; undefined where no such file was stored (`storage.file-damaged`). */
  async get(digest: string): Promise<(StoredFile & { readonly bytes: Buffer }) | undefined> {
    const file = await this.find(digest);
    if (file === undefined) return undefined;
    const flaw = await this.flawOf(file);
    if (flaw !== undefined) throw new StackhandError(flaw);
    return { ...file, bytes: await readFile(this.pathOf(digest)) };
  }

  /** What is known about a file without reading it. */
  async find(digest: string): Promise<StoredFile | undefined> {
    const manager = this.unit.manager() ?? this.reader.manager;
    return (await manager.findOneBy(BlobEntity, { digest })) ?? undefined;
  }

  /** Every stored file whose bytes are missing or no longer match their digest. */
  async verify(): Promise<readonly Problem[]> {
    const files = await this.reader.manager.find(BlobEntity, { order: { digest: 'ASC' } });
    const problems: Problem[] = [];
    for (const file of files) {
      const flaw = await this.flawOf(file);
      if (flaw !== undefined) problems.push(flaw);
    }
    return problems;
  }

  private async write(digest: string, bytes: Uint8Array): Promise<void> {
    const draft = path.join(this.folder, `${INCOMING}${(this.incoming += 1)}`);
    try {
      const handle = await open(draft, 'wx');
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, this.pathOf(digest));
      await syncFolder(this.folder);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      const known = storageError(error);
      // After an error of the disk nothing is written any more, whichever file it was.
      const fatal = fatalProblem(known);
      if (fatal !== undefined) this.unit.stop(fatal);
      throw known;
    }
  }

  private async flawOf(file: StoredFile): Promise<Problem | undefined> {
    try {
      const bytes = await readFile(this.pathOf(file.digest));
      return sha256(bytes) === file.digest ? undefined : damaged(file, 'its bytes have changed');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return damaged(file, 'it is missing');
      throw storageError(error);
    }
  }

  private pathOf(digest: string): string {
    return path.join(this.folder, digest);
  }
}

async function gather(content: Uint8Array | AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of content instanceof Uint8Array ? [content] : content) {
    size += part.length;
    if (size > maxBytes) throw new StackhandError(tooLarge(maxBytes));
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(maxBytes: number): Problem {
  return {
    code: 'storage.file-too-large',
    what: 'This file is too large.',
    allowed: `up to ${maxBytes} bytes`,
    remedy: 'Send a smaller one; for a photo a lower resolution is enough.',
  };
}

function wrongType(type: string): Problem {
  return {
    code: 'storage.file-type',
    what: 'This file is not of the type it was sent as, or of one that is not kept.',
    value: type,
    allowed: FILE_TYPES.filter((known) => known !== ANY_BYTES).join(', '),
    remedy: 'Send a photo as the camera makes it (JPEG, PNG, WebP, HEIC) or a PDF.',
  };
}

function damaged(file: StoredFile, flaw: string): Problem {
  return {
    code: 'storage.file-damaged',
    what: `A stored file cannot be used: ${flaw}.`,
    where: `files/${file.digest}`,
    remedy: 'Restore it from a backup of the data folder, or send the same file again.',
  };
}

import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { syncFile, syncFolder } from './disk';
import { storageError } from './sqlite-problems';
import type { JournalHead } from './verifiable-journal';

/** Where the head of a data folder's journal is noted: beside the folder, so that a copy of the folder does not carry it along. */
export const headNoteOf = (folder: string): string => `${path.resolve(folder)}.head`;

/** The head that was noted last; undefined where none was, or where the note cannot be read. */
export async function readHeadNote(folder: string): Promise<JournalHead | undefined> {
  try {
    const { position, hash } = JSON.parse(await readFile(headNoteOf(folder), 'utf8')) as Partial<JournalHead>;
    return typeof position === 'number' && typeof hash === 'string' ? { position, hash } : undefined;
  } catch {
    return undefined;
  }
}

/** Notes the head; resolves when the note is on the disk. A cut in the middle leaves the note before. */
export async function writeHeadNote(folder: string, { position, hash }: JournalHead): Promise<void> {
  const file = headNoteOf(folder);
  try {
    const draft = await open(`${file}.part`, 'w');
    try {
      await draft.writeFile(`${JSON.stringify({ position, hash })}\n`);
    } finally {
      await draft.close();
    }
    await syncFile(`${file}.part`);
    await rename(`${file}.part`, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    throw storageError(error);
  }
}

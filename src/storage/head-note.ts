import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { type Problem, StackhandError } from '../kernel';
import { syncFile, syncFolder } from './disk';
import { storageError } from './sqlite-problems';
import type { JournalHead } from './verifiable-journal';

/** Where the head of a data folder's journal is noted: beside the folder, so that a copy of the folder does not carry it along. */
export const headNoteOf = (folder: string): string => `${path.resolve(folder)}.head`;

/**
 * The head that was noted last; undefined where none was. Throws `storage.head-note-unreadable` or `storage.head-note-damaged` where there
 * is a note and it cannot be used: an older journal would go unnoticed (SI-51).
 */
export async function readHeadNote(folder: string): Promise<JournalHead | undefined> {
  const text = await noteOf(folder);
  if (text === undefined) return undefined;
  const head = headIn(text);
  if (head === undefined)
    throw noteProblem(folder, {
      code: 'storage.head-note-damaged',
      what: 'The note of how far the journal went is damaged, so nobody can tell whether the data folder is an older copy.',
      remedy:
        'Look at the plant of every site and compare it with its run. Then remove this file and start the service again.',
    });
  return head;
}

async function noteOf(folder: string): Promise<string | undefined> {
  try {
    return await readFile(headNoteOf(folder), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw noteProblem(folder, {
      code: 'storage.head-note-unreadable',
      what: 'The note of how far the journal went cannot be read, so nobody can tell whether the data folder is an older copy.',
      value: code ?? String(error),
      remedy: 'Let the service read this file, and start it again. Do not remove the file.',
    });
  }
}

function headIn(text: string): JournalHead | undefined {
  try {
    const { position, hash } = JSON.parse(text) as Partial<JournalHead>;
    return Number.isInteger(position) && typeof hash === 'string' ? { position: position as number, hash } : undefined;
  } catch {
    return undefined;
  }
}

const noteProblem = (folder: string, problem: Omit<Problem, 'where'>): StackhandError =>
  new StackhandError({ ...problem, where: headNoteOf(folder) });

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

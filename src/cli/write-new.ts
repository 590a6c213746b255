import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { StackhandError } from '../kernel';
import { errorCode } from './context';

/** Writes a file that is not there yet. Throws `cli.file-exists`, or `cli.file-not-written`. */
export async function writeNew(file: string, text: string, where: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    throw notWritten(file, where, error);
  }
}

/** A new file that is written line by line: what was written until then is there when the program is ended. */
export interface NewFile {
  line(text: string): void;
  close(): void;
  /** Takes the file away again. */
  remove(): void;
}

/** Makes a file that is not there yet. Throws `cli.file-exists`, or `cli.file-not-written`; so does each line. */
export function openNew(file: string, where: string): NewFile {
  const descriptor = attempt(file, where, () => openSync(file, 'wx'));
  return {
    line: (text) => void attempt(file, where, () => writeSync(descriptor, `${text}\n`)),
    close: () => closeSync(descriptor),
    remove: () => rmSync(file, { force: true }),
  };
}

function attempt<T>(file: string, where: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw notWritten(file, where, error);
  }
}

function notWritten(file: string, where: string, error: unknown): StackhandError {
  if (errorCode(error) === 'EEXIST') return fileExists(file, where);
  return new StackhandError({
    code: 'cli.file-not-written',
    what: 'The file cannot be written.',
    where,
    value: `${file} (${errorCode(error)})`,
    allowed: 'a new file in a folder that is there',
    remedy: 'Look at the folder and its rights.',
  });
}

export function fileExists(file: string, where: string): StackhandError {
  return new StackhandError({
    code: 'cli.file-exists',
    what: 'The file is there already; nothing is overwritten.',
    where,
    value: file,
    allowed: 'a file that is not there yet',
    remedy: 'Name another file, or move that one away.',
  });
}

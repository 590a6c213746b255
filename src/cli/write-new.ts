import { writeFile } from 'node:fs/promises';
import { StackhandError } from '../kernel';
import { errorCode } from './context';

/** Writes a file that is not there yet. Throws `cli.file-exists`, or `cli.file-not-written`. */
export async function writeNew(file: string, text: string, where: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw fileExists(file, where);
    throw new StackhandError({
      code: 'cli.file-not-written',
      what: 'The file cannot be written.',
      where,
      value: `${file} (${errorCode(error)})`,
      allowed: 'a new file in a folder that is there',
      remedy: 'Look at the folder and its rights.',
    });
  }
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

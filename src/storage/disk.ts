import { constants } from 'node:fs';
import { access, mkdir, open, statfs } from 'node:fs/promises';
import path from 'node:path';
import { StackhandError } from '../kernel';
import { resultOf, storageError } from './sqlite-problems';

/** Network file systems, where locks and syncs do not mean what they say (Linux magic numbers). */
const NETWORK = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
]);

/**
 * Creates the folder so that its name survives a power cut; refuses a file in its place (`storage.no-folder`) and a network share
 * (`storage.network-folder`).
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    const firstMade = await mkdir(folder, { recursive: true });
    if (firstMade !== undefined) await syncFolder(path.dirname(firstMade));
    await access(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    const result = resultOf(error);
    if (result === 'EEXIST' || result === 'ENOTDIR') throw new StackhandError(noFolder(folder, result));
    throw storageError(error);
  }
  const kind = NETWORK.get((await statfs(folder)).type >>> 0);
  if (kind !== undefined) throw new StackhandError(networkFolder(folder, kind));
}

/** Makes renames and new names in a folder durable. Where a system cannot sync a folder it does so by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await syncFile(folder);
}

/** Makes the bytes of a file durable. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Bytes that may still be written to the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function noFolder(folder: string, result: string) {
  return {
    code: 'storage.no-folder',
    what: 'The data folder is a file, or is to be made inside of one.',
    where: folder,
    value: result,
    remedy: 'Name another folder with --data; one that is not there yet is made.',
  };
}

function networkFolder(folder: string, kind: string) {
  return {
    code: 'storage.network-folder',
    what: 'The data folder is on a network share; a step could be acknowledged there and be lost.',
    where: folder,
    value: kind,
    remedy: 'Put the data folder on a disk of this computer.',
  };
}

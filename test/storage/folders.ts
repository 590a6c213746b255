import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, type Store, type StoreOptions } from '../../src/storage';

const made: string[] = [];
const opened: Store[] = [];

/** A data folder of its own for one test. */
export function newFolder(under = tmpdir()): string {
  const folder = mkdtempSync(path.join(under, 'stackhand-storage-'));
  made.push(folder);
  return folder;
}

/** A store that is closed after the test, whatever happened. */
export async function openedStore(folder = newFolder(), options: StoreOptions = {}): Promise<Store> {
  const store = await openStore(folder, options);
  opened.push(store);
  return store;
}

/** Closes what is open and removes the folders. */
export async function cleanUp(): Promise<void> {
  for (const store of opened.splice(0)) await store.close();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

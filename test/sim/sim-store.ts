import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, type Store, type VerifiableJournal } from '../../src/storage';
import { type CommitGate, MemoryStore } from './memory-store';

/** A store of one life. `left` is what a power cut leaves of it, for the next. */
export interface SimStore {
  readonly journal: VerifiableJournal;
  left(): Promise<Left>;
  close(): Promise<void>;
}

/** What is left of a store: bytes of a database in memory, or a folder. */
export type Left = Buffer | string | undefined;

export async function memoryStore(left: Left, gate: CommitGate): Promise<SimStore> {
  if (typeof left === 'string') throw new Error('A store in memory does not begin with a folder.');
  const store = await MemoryStore.open(left, gate);
  return { journal: store.journal, left: async () => store.lastCommit(), close: () => store.close() };
}

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'stackhand-sim-'));

/** The whole product store in a folder. What is left of it is a copy of the files as they are at that moment. */
export async function diskStore(left: Left, gate: CommitGate): Promise<SimStore> {
  const folder = newFolder();
  if (typeof left === 'string') cpSync(left, folder, { recursive: true });
  const store: Store = await openStore(folder);
  const { journal } = store;
  const drop = (): void => rmSync(folder, { recursive: true, force: true });
  return {
    journal: {
      append: async (...asked) => {
        const stored = await journal.append(...asked);
        await gate.committed();
        return stored;
      },
      receipt: (key) => journal.receipt(key),
      read: (stream, part) => journal.read(stream, part),
      since: (position, limit) => journal.since(position, limit),
      streams: (prefix) => journal.streams(prefix),
      head: () => journal.head(),
      verifyChain: (stream) => journal.verifyChain(stream),
      exportStream: (stream) => journal.exportStream(stream),
    },
    left: async () => {
      const copy = newFolder();
      cpSync(folder, copy, { recursive: true, filter: (file) => !/lock/.test(path.basename(file)) });
      await store.close();
      drop();
      return copy;
    },
    close: async () => {
      await store.close();
      drop();
    },
  };
}

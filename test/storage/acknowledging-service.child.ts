// Appends and keeps photos through the real store, and writes each into a file of its own the moment it is acknowledged.
import { openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openStore, type Store } from '../../src/storage';
import type { StoreParts } from '../../src/storage/store';
import { event, photo } from './events';

const [, , watched = '', rounds = '2', synchronous = ''] = process.argv;
const said = openSync(path.join(watched, 'said'), 'a');

let store: Store | undefined;

async function main(): Promise<void> {
  for (let round = 1; round <= Number(rounds); round += 1) {
    store = await openStore(path.join(watched, 'data'));
    prepare(store);
    await work(store, (round - 1) * 8);
    // The last round ends as a crash does: nothing is closed.
    if (round < Number(rounds)) await store.close();
  }
  process.exit(0);
}

async function work(store: Store, from: number): Promise<void> {
  for (let n = from; n < from + 8; n += 1) {
    const fill = 'x'.repeat(n % 4 === 3 ? 9000 : 300);
    const append = [{ stream: 'run/1', expectedSeq: n, events: [event({ n, fill })] }];
    await store.journal.append(append, { key: `key-${n}`, body: { n } });
    writeSync(said, `event ${n}\n`);
    if (n % 4 !== 1) continue;
    const { digest } = await store.files.put(photo(n), 'image/jpeg');
    writeSync(said, `photo ${digest}\n`);
  }
}

/** The log is written back after a few pages already, so that a short run meets it; and a store is spoilt where that is asked for. */
function prepare(store: Store): void {
  const { connection } = (store as unknown as { parts: StoreParts }).parts.writer;
  connection.pragma('wal_autocheckpoint = 40');
  if (synchronous !== '') connection.pragma(`synchronous = ${synchronous}`);
}

/** What broke, whether the store stopped by itself, and what a second try meets. */
async function tell(error: unknown): Promise<void> {
  writeSync(said, `failed ${codeOf(error)}\n`);
  if (store === undefined) return;
  writeSync(said, `stopped ${store.readOnlyBecause?.code ?? 'no'}\n`);
  const again = [{ stream: 'run/again', expectedSeq: 0, events: [event('again')] }];
  const met = await store.journal.append(again).then(() => 'kept', codeOf);
  writeSync(said, `again ${met}\n`);
}

const codeOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? '';
};

main().catch(async (error: unknown) => {
  await tell(error);
  process.exit(3);
});

// A service as a test needs it: opens the folder, appends without end, and says each number once it is acknowledged.
import { openStore } from '../../src/storage';
import { event } from './events';

async function main(folder: string, eventLength: number): Promise<void> {
  const store = await openStore(folder, { holder: `writer ${process.pid}` });
  let { position } = await store.head();
  let seq = (await store.journal.streams('run/1'))[0]?.seq ?? 0;
  process.stdout.write(`open ${position}\n`);
  for (;;) {
    const append = [{ stream: 'run/1', expectedSeq: seq, events: [event({ seq, fill: 'x'.repeat(eventLength) })] }];
    const [added] = await store.journal.append(append, { key: `key-${seq + 1}`, body: { seq: seq + 1 } });
    position = added?.position ?? position;
    seq += 1;
    // Synchronous: what is said was acknowledged, and what was acknowledged is said at once.
    process.stdout.write(`kept ${seq}\n`);
  }
}

main(process.argv[2] ?? '', Number(process.argv[3] ?? 200)).catch((error: { code?: string; message?: string }) => {
  process.stdout.write(`failed ${error.code ?? error.message ?? ''}\n`);
  process.exitCode = 3;
});

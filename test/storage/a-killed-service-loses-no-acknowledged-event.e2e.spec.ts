import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openStore } from '../../src/storage';
import { codeOf } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

jest.setTimeout(120_000);

const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await cleanUp();
});

interface Writer {
  readonly child: ChildProcess;
  readonly lines: AsyncIterator<string>;
  readonly ended: Promise<unknown>;
}

function startWriter(folder: string, eventLength = 200, shell?: (command: string) => string): Writer {
  const script = path.join(__dirname, 'writing-service.child.ts');
  const args = ['-r', path.join(__dirname, 'run-typescript.cjs'), script, folder, String(eventLength)];
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  const quoted = [process.execPath, ...args].map((word) => `'${word}'`).join(' ');
  const child =
    shell === undefined ? spawn(process.execPath, args, { stdio }) : spawn('bash', ['-c', shell(quoted)], { stdio });
  running.push(child);
  return {
    child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    ended: once(child, 'close'),
  };
}

/** Reads until the n-th acknowledgement (or the end) and gives the last number that was said to be kept. */
async function keptAfter(writer: Writer, acknowledgements: number): Promise<{ kept: number; failed?: string }> {
  let kept = 0;
  for (let seen = 0; seen < acknowledgements; ) {
    const { value, done } = (await writer.lines.next()) as IteratorResult<string, undefined>;
    if (done === true) return { kept };
    const [word, rest] = value.split(' ');
    if (word === 'failed') return { kept, failed: rest ?? '' };
    if (word !== 'kept') continue;
    kept = Number(rest);
    seen += 1;
  }
  return { kept };
}

it('kill -9 at any moment: the folder is free at once, every acknowledged event is there, the chain is whole', async () => {
  const folder = newFolder();
  let before = 0;
  for (const acknowledgements of [1, 2, 7, 30, 120]) {
    const writer = startWriter(folder);
    await keptAfter(writer, acknowledgements);
    writer.child.kill('SIGKILL');
    const { kept } = await keptAfter(writer, Number.MAX_SAFE_INTEGER);
    await writer.ended;
    const acknowledged = Math.max(kept, before + acknowledgements);

    const store = await openedStore(folder);
    const events = await store.journal.read('run/1');
    // At most the one append that was under way may stand there beyond what was acknowledged.
    expect(events.length).toBeGreaterThanOrEqual(acknowledged);
    expect(events.length).toBeLessThanOrEqual(acknowledged + 1);
    expect(await store.journal.receipt(`key-${events.length}`)).toEqual({ seq: events.length });
    expect(await store.journal.receipt(`key-${events.length + 1}`)).toBeUndefined();
    expect(await store.verify()).toEqual([]);
    before = events.length;
    await store.close();
  }
});

it('a service in another process holds the folder until it dies', async () => {
  const folder = newFolder();
  const writer = startWriter(folder);
  await keptAfter(writer, 1);
  const refused = openStore(folder);
  await expect(refused).rejects.toMatchObject({
    code: 'storage.folder-in-use',
    problems: [{ value: `writer ${writer.child.pid}` }],
  });
  const second = startWriter(folder);
  expect((await keptAfter(second, 1)).failed).toBe('storage.folder-in-use');
  await keptAfter(writer, 5);
  writer.child.kill('SIGKILL');
  await writer.ended;
  expect(await codeOf(openedStore(folder))).toBe('resolved');
});

it('when the system refuses to write, the service says so and keeps what it acknowledged', async () => {
  const folder = newFolder();
  // No file of this process may grow beyond 512 blocks of 1 KiB: the kernel fails the write, as a full disk does.
  const writer = startWriter(folder, 4000, (command) => `ulimit -f 512; trap '' XFSZ; exec ${command}`);
  const { kept, failed } = await keptAfter(writer, 100_000);
  await writer.ended;
  expect(['storage.disk-full', 'storage.io-error']).toContain(failed);
  expect(kept).toBeGreaterThan(5);
  const store = await openedStore(folder);
  const events = await store.journal.read('run/1');
  expect([kept, kept + 1]).toContain(events.length);
  expect(await store.verify()).toEqual([]);
});

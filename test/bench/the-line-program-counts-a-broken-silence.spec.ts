import { SerialPort } from 'serialport';
import { imageCrc } from '../../bench/wire/image';
import { compiled, type LineCounts, runToEnd, startSlave } from '../../bench/wire/programs';

// The program is the judge of every wire figure: it must see a hasty master, let a patient one pass, and hold what was written.
const BYTES = 4096;
/** A read of one register of unit 1, CRC included. */
const READ = Buffer.from('010300000001840a', 'hex');

function openPort(path: string): Promise<SerialPort> {
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate: 115200 }, (error) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}

/** Sends a read and resolves with its answer of seven bytes. */
function ask(port: SerialPort): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let heard = Buffer.alloc(0);
    const take = (bytes: Buffer): void => {
      heard = Buffer.concat([heard, bytes]);
      if (heard.length < 7) return;
      port.off('data', take);
      resolve(heard);
    };
    port.on('data', take);
    port.write(READ, (error) => {
      if (error) reject(error);
    });
  });
}

async function countsAfter(options: readonly string[], use: (path: string) => Promise<void>): Promise<LineCounts> {
  const slave = await startSlave('linesim', options);
  const [path = ''] = slave.ports;
  let counts: readonly LineCounts[] = [];
  try {
    await use(path);
  } finally {
    counts = await slave.stop();
  }
  const [line] = counts;
  if (line === undefined) throw new Error('The program counted nothing.');
  return line;
}

async function hurriedReads(path: string): Promise<void> {
  const port = await openPort(path);
  for (let turn = 0; turn < 6; turn += 1) await ask(port);
  await new Promise<void>((resolve) => port.close(() => resolve()));
}

test('a master in C that keeps the silence breaks none, and its image stands in the slave', async () => {
  const counts = await countsAfter(['--image-bytes', String(BYTES)], async (path) => {
    const result = await runToEnd<{ failed: number }>(compiled('ideal'), [path, '--bytes', String(BYTES)]);
    expect(result.failed).toBe(0);
  });
  expect(counts).toMatchObject({ requests: 17, violations: 0, collisions: 0, imageCrc: imageCrc(BYTES) });
});

test('requests that follow an answer at once are counted as broken silences', async () => {
  // At 1200 baud the silence is 29 ms: a busy machine may keep it now and then, not five times.
  const counts = await countsAfter(['--baud', '1200'], hurriedReads);
  expect(counts.requests).toBe(6);
  expect(counts.violations).toBeGreaterThan(0);
});

test('requests in the time in which the slave is deaf are not heard', async () => {
  const counts = await countsAfter(['--deaf-us', '500000'], async (path) => {
    const port = await openPort(path);
    await ask(port);
    await new Promise<void>((resolve, reject) => port.write(READ, (error) => (error ? reject(error) : resolve())));
    await new Promise<void>((resolve) => port.close(() => resolve()));
  });
  expect(counts).toMatchObject({ requests: 2, answers: 1, deafLost: 1 });
});

// The patience is long, so that a busy machine does not make one request of two: only what is lost is waited for.
test('the same seed loses the same requests', async () => {
  const lost = async (): Promise<number | undefined> => {
    const counts = await countsAfter(['--drop', '0.3', '--seed', '5'], async (path) => {
      await runToEnd(compiled('ideal'), [path, '--bytes', '1230', '--patience-ms', '500']);
    });
    return counts.dropped;
  };
  const first = await lost();
  expect(first).toBeGreaterThan(0);
  expect(await lost()).toBe(first);
});

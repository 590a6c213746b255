import { LeapingClock, openLineOn, parseLineAddress } from '../../src/fieldbus';
import { LyingTransport, type WireFault } from '../support/lying-transport';

/** Asks five times and gives the shortest pause between the last byte on the line and the next request, in virtual milliseconds. */
async function shortestPause(address: string, interFrameMs: number, faults: readonly WireFault[]): Promise<number> {
  const clock = new LeapingClock();
  const slave = new LyingTransport(clock, address.startsWith('tcp'), faults);
  const timing = { answerTimeoutMs: 50, worstLateAnswerMs: 80, interFrameMs, listenBeforeMs: 0, echo: false };
  const line = await openLineOn(slave, parseLineAddress(address), timing, clock);
  let heardMs: number | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  line.onEvent((event) => {
    if (event.kind === 'received') heardMs = event.atMs;
    if (event.kind === 'sent' && heardMs !== undefined) shortest = Math.min(shortest, event.atMs - heardMs);
  });
  await Promise.all([1, 2, 3, 4, 5].map((count) => line.readHolding(1, 0, count).catch(() => undefined)));
  return shortest;
}

const HONEST: readonly WireFault[] = [{ kind: 'honest' }];

// 3.5 characters of ten bits (8N1) or eleven; 1.75 ms above 19200 baud.
test.each([
  ['serial:/dev/x?baud=1200&stop=2', (3.5 * 11) / 1.2],
  ['serial:/dev/x?baud=9600', (3.5 * 10) / 9.6],
  ['serial:/dev/x?baud=9600&parity=even', (3.5 * 11) / 9.6],
  ['serial:/dev/x?baud=19200&parity=even', (3.5 * 11) / 19.2],
  ['serial:/dev/x?baud=19201', 1.75],
  ['serial:/dev/x?baud=115200', 1.75],
  ['rtu+tcp://host:1?baud=115200', 1.75],
  ['rtu+tcp://host:1?baud=9600', (3.5 * 11) / 9.6],
  ['tcp://host:1', 0],
])('on %s at least %d ms, and no more', async (address, silenceMs) => {
  expect(await shortestPause(address, 0, HONEST)).toBeCloseTo(silenceMs, 6);
});

test('the pause that a profile asks for comes on top', async () => {
  expect(await shortestPause('serial:/dev/x?baud=9600', 100, HONEST)).toBeCloseTo(100 + 35 / 9.6, 6);
  expect(await shortestPause('tcp://host:1', 100, HONEST)).toBeCloseTo(100, 6);
});

test('after anything unclean it is twice the worst late answer', async () => {
  const after = (fault: WireFault) => shortestPause('serial:/dev/x?baud=115200', 0, [fault]);

  expect(await after({ kind: 'late', afterMs: 70 })).toBeGreaterThanOrEqual(160);
  expect(await after({ kind: 'flip', bit: 20 })).toBeGreaterThanOrEqual(160);
  expect(await after({ kind: 'wrong-unit' })).toBeGreaterThanOrEqual(160);
  expect(await after({ kind: 'cut', at: 4 })).toBeGreaterThanOrEqual(160);
});

test('a device exception is a clean answer', async () => {
  expect(await shortestPause('serial:/dev/x?baud=115200', 0, [{ kind: 'exception', code: 6 }])).toBeCloseTo(1.75, 6);
});

test('a line that is never quiet is told, and nothing is sent on it', async () => {
  const clock = new LeapingClock();
  const slave = new LyingTransport(clock, false, HONEST);
  const timing = { answerTimeoutMs: 50, worstLateAnswerMs: 80, interFrameMs: 0, listenBeforeMs: 0, echo: false };
  const line = await openLineOn(slave, parseLineAddress('serial:/dev/x'), timing, clock);
  let babbling = true;
  const babble = (): void => {
    slave.babble(Buffer.from([0x55, 0xaa]));
    if (babbling) clock.after(30, babble);
  };
  babble();

  await expect(line.readHolding(1, 0, 1)).rejects.toMatchObject({ code: 'fieldbus.never-quiet' });
  babbling = false;
  expect(line.counters()).toMatchObject({ requests: 0, quarantines: 1 });
  expect(await line.readHolding(1, 0, 1)).toEqual([0]);
});

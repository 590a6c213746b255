import { VirtualClock } from '../../src/kernel';
import { ROOM_FOR_A_RUN, StartCheck } from '../../src/app/start-check';
import type { Store } from '../../src/storage';
import { codeOf, event } from '../storage/events';
import { cleanUp, openedStore } from '../storage/folders';

afterEach(cleanUp);

const NOW = Date.UTC(2027, 4, 3);
const LAST_YEAR = Date.UTC(2026, 4, 3);

async function checked(options: { freeBytes?: number; lastAtMs?: number; builtAtMs?: number } = {}) {
  const store = await openedStore();
  const at = { wallMs: options.lastAtMs ?? LAST_YEAR, monoMs: 0, bootId: 'b' };
  await store.journal.append([{ stream: 'run:r1', expectedSeq: 0, events: [{ ...event(1), at }] }]);
  const clock = new VirtualClock(NOW);
  const { freeBytes = ROOM_FOR_A_RUN } = options;
  const disk = Object.create(store, {
    space: { value: async () => ({ freeBytes, databaseBytes: 1 }) },
  }) as Store;
  const check = await StartCheck.of(disk, clock, options.builtAtMs ?? LAST_YEAR);
  return { store, clock, check, asked: () => codeOf(check.mayStart('r1', 's1')) };
}

it('a run starts where there is room, a whole record and a clock that can be right', async () => {
  const { asked, clock } = await checked();
  expect(await asked()).toBe('resolved');
  clock.advance(3_600_000);
  expect(await asked()).toBe('resolved');
});

it('with a byte too little it does not, and says how much is needed', async () => {
  const { check } = await checked({ freeBytes: ROOM_FOR_A_RUN - 1 });
  const problems = [{ code: 'app.too-little-room', value: '255 MiB', allowed: '256 MiB or more' }];
  await expect(check.mayStart('r1', 's1')).rejects.toMatchObject({ problems });
});

it.each([
  ['before this software was installed', { builtAtMs: NOW + 1 }, 'installed'],
  ['long before the last recorded event', { lastAtMs: NOW + 11 * 60_000 }, 'recorded'],
])('with a clock %s it does not', async (_, options, words) => {
  const { check } = await checked(options);
  const problems = [{ code: 'app.clock-too-early', what: expect.stringContaining(words) }];
  await expect(check.mayStart('r1', 's1')).rejects.toMatchObject({ problems });
});

it('what it recorded itself meanwhile does not make a wrong clock right', async () => {
  const { store, asked } = await checked({ lastAtMs: NOW + 3_600_000 });
  const at = { wallMs: NOW, monoMs: 0, bootId: 'b' };
  await store.journal.append([{ stream: 'run:r1', expectedSeq: 1, events: [{ ...event(2), at }] }]);
  expect(await asked()).toBe('app.clock-too-early');
});

it('a clock a few minutes behind the last event is one that was set right', async () => {
  expect(await (await checked({ lastAtMs: NOW + 9 * 60_000 })).asked()).toBe('resolved');
});

it.each([3_600_000, -3_000])('while the clock jumps by %d ms it does not, and a minute later it does', async (byMs) => {
  const { asked, clock } = await checked();
  clock.advance(30_000);
  clock.jumpWall(byMs);
  expect(await asked()).toBe('app.clock-jumped');
  clock.advance(61_000);
  expect(await asked()).toBe('resolved');
});

it('with a broken record of the run or of the site it does not', async () => {
  const broken = async (stream: string) => {
    const { store, asked } = await checked();
    const { connection } = (store as unknown as { parts: { writer: { connection: { exec(sql: string): void } } } })
      .parts.writer;
    if (stream !== 'run:r1') await store.journal.append([{ stream, expectedSeq: 0, events: [event('site')] }]);
    connection.exec('DROP TRIGGER event_no_update');
    connection.exec(`UPDATE event SET body = replace(body, 'anna', 'otto') WHERE stream = '${stream}'`);
    return asked();
  };
  expect(await broken('run:r1')).toBe('storage.chain-broken');
  expect(await broken('site:s1')).toBe('storage.chain-broken');
  expect(await broken('run:other')).toBe('resolved');
});

it('on a store that has stopped it does not, and says why', async () => {
  const { store, asked } = await checked();
  await store.close();
  expect(await asked()).toBe('storage.closed');
});

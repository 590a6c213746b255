import { codeOf, event } from './events';
import { cleanUp, newFolder, openedStore } from './folders';
import type { Store } from '../../src/storage';

afterEach(cleanUp);

const append = (store: Store, stream: string, expectedSeq = 0) =>
  store.journal.append([{ stream, expectedSeq, events: [event(stream)] }]);

async function names(store: Store): Promise<readonly string[]> {
  return (await store.journal.streams('')).map(({ stream }) => stream);
}

it('what one caller commits stays when another one rolls back at the same time', async () => {
  const store = await openedStore();
  const failing = store.atomically(async () => {
    await append(store, 'lost');
    await Promise.resolve();
    throw new Error('changed my mind');
  });
  const [lost] = await Promise.all([codeOf(failing), append(store, 'kept')]);
  expect(lost).toBe('changed my mind');
  expect(await names(store)).toEqual(['kept']);
});

it('units run in the order they were asked for', async () => {
  const store = await openedStore();
  const order: number[] = [];
  const units = [1, 2, 3, 4, 5].map((n) =>
    store.atomically(async () => {
      await append(store, `s${n}`);
      order.push(n);
    }),
  );
  await Promise.all(units);
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect((await store.journal.since(0, 9)).map(({ stream }) => stream)).toEqual(['s1', 's2', 's3', 's4', 's5']);
});

it('a unit asked for inside another one is part of it, and only the inside sees its rows before the commit', async () => {
  const store = await openedStore();
  let seenInside: readonly string[] = [];
  let outside: Promise<readonly string[]> | undefined;
  let ask = (): void => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const watcher = asked.then(() => (outside = names(store)));
  await store.atomically(async () => {
    await append(store, 'run/1');
    await store.atomically(async () => {
      await append(store, 'run/1', 1);
    });
    seenInside = await names(store);
    ask();
    await watcher;
  });
  expect(seenInside).toEqual(['run/1']);
  expect(await outside).toEqual([]);
  expect(await store.journal.streams('')).toEqual([{ stream: 'run/1', seq: 2 }]);
});

it('a part that fails takes the whole with it, even where its error was caught', async () => {
  const store = await openedStore();
  const whole = store.atomically(async () => {
    await append(store, 'run/1');
    await append(store, 'run/1', 7).catch(() => undefined);
    await append(store, 'run/2');
  });
  expect(await codeOf(whole)).toBe('storage.stream-moved');
  expect(await names(store)).toEqual([]);
});

it('a part that nobody waited for ends inside the transaction, not after it', async () => {
  const store = await openedStore();
  const whole = store.atomically(async () => {
    void append(store, 'run/1').catch(() => undefined);
    throw new Error('too early');
  });
  expect(await codeOf(whole)).toBe('too early');
  expect(await names(store)).toEqual([]);
  await append(store, 'run/2');
  expect(await names(store)).toEqual(['run/2']);
});

it('what a finished unit left behind may still write, in a unit of its own', async () => {
  const store = await openedStore();
  let later: Promise<unknown> | undefined;
  let go = (): void => undefined;
  const released = new Promise<void>((resolve) => (go = resolve));
  await store.atomically(async () => {
    later = released.then(() => append(store, 'later'));
    await append(store, 'first');
  });
  go();
  await later;
  expect(await names(store)).toEqual(['first', 'later']);
});

it('closing lets finish what was asked for, refuses what comes later, and gives the folder free', async () => {
  const folder = newFolder();
  const store = await openedStore(folder);
  const before = [1, 2, 3].map((n) => append(store, `s${n}`));
  const closing = store.close();
  await Promise.all(before);
  await closing;
  await store.close();
  expect(await codeOf(append(store, 'late'))).toBe('storage.closed');
  expect(await names(await openedStore(folder))).toEqual(['s1', 's2', 's3']);
});

import fc from 'fast-check';
import type { Journal } from '../../src/orchestrator/journal.port';
import { MemoryJournal, type VerifiableJournal } from '../../src/storage';
import { event } from './events';
import { cleanUp, openedStore } from './folders';

afterAll(cleanUp);

type Act = (journal: Journal) => Promise<unknown>;

const stream = fc.constantFrom('run/1', 'run/2', 'site/1');
const part = fc.record({
  stream,
  // Often right, sometimes behind or ahead.
  expectedSeq: fc.oneof(fc.constant(-1), fc.nat(4)),
  events: fc.array(
    fc.jsonValue().map((data) => event(data)),
    { maxLength: 3 },
  ),
});
const append: fc.Arbitrary<Act> = fc
  .tuple(
    fc.array(part, { maxLength: 3 }),
    fc.option(fc.record({ key: fc.constantFrom('a', 'b', 'c'), body: fc.jsonValue() })),
  )
  .map(([parts, receipt]) => async (journal) => {
    const seqs = new Map((await journal.streams('')).map((known) => [known.stream, known.seq]));
    const appends = parts.map((each) => ({
      ...each,
      expectedSeq: each.expectedSeq === -1 ? (seqs.get(each.stream) ?? 0) : each.expectedSeq,
    }));
    return journal.append(appends, receipt ?? undefined);
  });
const look: fc.Arbitrary<Act> = fc.oneof(
  stream.map(
    (name): Act =>
      (journal) =>
        journal.read(name),
  ),
  fc.tuple(fc.nat(20), fc.nat(5)).map(
    ([position, limit]): Act =>
      (journal) =>
        journal.since(position, limit),
  ),
  fc.constantFrom('', 'run/', 'x').map(
    (prefix): Act =>
      (journal) =>
        journal.streams(prefix),
  ),
  fc.constantFrom('a', 'b', 'c').map(
    (key): Act =>
      (journal) =>
        journal.receipt(key),
  ),
);

async function outcome(act: Act, journal: Journal): Promise<unknown> {
  return act(journal).catch((error: { code?: string }) => ({ refused: error.code }));
}

// A store is opened, with its syncs, for every sequence that is tried.
jest.setTimeout(60_000);

it('any sequence of calls has the same outcome in memory and on SQLite, hashes included', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(append, append, look), { maxLength: 25 }), async (acts) => {
      const memory: VerifiableJournal = new MemoryJournal();
      const store = await openedStore();
      for (const act of acts) expect(await outcome(act, store.journal)).toEqual(await outcome(act, memory));
      expect(await store.journal.since(0, 1000)).toEqual(await memory.since(0, 1000));
      expect(await store.verify()).toEqual([]);
      await store.close();
    }),
    { numRuns: 40 },
  );
});

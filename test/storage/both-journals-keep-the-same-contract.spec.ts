import { canonicalJson, sha256 } from '../../src/kernel';
import { MemoryJournal, type VerifiableJournal, verifyExport } from '../../src/storage';
import { codeOf, event } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

const hasNodeSqlite = process.getBuiltinModule('node:' + 'sqlite') !== undefined;
type Opened = readonly [string, () => Promise<VerifiableJournal>];
const onNodeSqlite: Opened = [
  'on the SQLite of Node',
  async () => (await openedStore(newFolder(), { driver: 'node:sqlite' })).journal,
];
const JOURNALS: readonly Opened[] = [
  ['in memory', async () => new MemoryJournal()],
  ['on SQLite', async () => (await openedStore()).journal],
  ...(hasNodeSqlite ? [onNodeSqlite] : []),
];

afterEach(cleanUp);

describe.each(JOURNALS)('the journal %s', (_, open) => {
  let journal: VerifiableJournal;
  beforeEach(async () => {
    journal = await open();
  });

  it('numbers each stream without gaps and all events in one order', async () => {
    await journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event('a'), event('b')] }]);
    await journal.append([{ stream: 'site/1', expectedSeq: 0, events: [event('c')] }]);
    const added = await journal.append([{ stream: 'run/1', expectedSeq: 2, events: [event('d')] }]);
    expect(added.map(({ stream, seq, position }) => [stream, seq, position])).toEqual([['run/1', 3, 4]]);
    expect((await journal.read('run/1')).map(({ seq, data }) => [seq, data])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'd'],
    ]);
    const part = async (from: number, to: number) =>
      (await journal.read('run/1', { from, to })).map(({ data }) => data);
    expect([await part(2, 3), await part(3, 3), await part(4, 9), await part(0, 1)]).toEqual([
      ['b', 'd'],
      ['d'],
      [],
      ['a'],
    ]);
    expect((await journal.since(1, 2)).map(({ data }) => data)).toEqual(['b', 'c']);
    expect(await journal.since(4, 10)).toEqual([]);
    expect(await journal.head()).toEqual({ position: 4, hash: added[0]?.hash });
  });

  it('chains each stream by SHA-256 over the hash before and the canonical body', async () => {
    const [first, second] = await journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event(1), event(2)] }]);
    const body = (data: number, seq: number) => canonicalJson({ ...event(data), stream: 'run/1', seq });
    expect(first?.hash).toBe(sha256('0'.repeat(64) + body(1, 1)));
    expect(second?.hash).toBe(sha256(String(first?.hash) + body(2, 2)));
  });

  it('refuses a writer that has not seen the last event, and keeps nothing of it', async () => {
    await journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event('a')] }]);
    const late = journal.append(
      [
        { stream: 'site/1', expectedSeq: 0, events: [event('x')] },
        { stream: 'run/1', expectedSeq: 0, events: [event('y')] },
      ],
      { key: 'k', body: 1 },
    );
    expect(await codeOf(late)).toBe('storage.stream-moved');
    expect(await journal.streams('')).toEqual([{ stream: 'run/1', seq: 1 }]);
    expect(await journal.receipt('k')).toBeUndefined();
  });

  it('lets exactly one of twenty racers win', async () => {
    const racers = Array.from({ length: 20 }, (_unused, n) =>
      codeOf(journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event(n)] }])),
    );
    const codes = await Promise.all(racers);
    expect(codes.filter((code) => code === 'resolved')).toHaveLength(1);
    expect(codes.filter((code) => code === 'storage.stream-moved')).toHaveLength(19);
  });

  it('takes an append without events as a mere expectation', async () => {
    const guard = (expectedSeq: number) => [
      { stream: 'site/1', expectedSeq, events: [] },
      { stream: 'run/1', expectedSeq: 0, events: [event('a')] },
    ];
    expect(await codeOf(journal.append(guard(1)))).toBe('storage.stream-moved');
    expect(await codeOf(journal.append(guard(0)))).toBe('resolved');
  });

  it('gives the first answer to a key again and appends nothing a second time', async () => {
    const append = (seq: number, body: unknown) =>
      journal.append([{ stream: 'run/1', expectedSeq: seq, events: [event(seq)] }], { key: 'tap-1', body });
    await append(0, { state: 'accepted', note: null });
    expect(await codeOf(append(1, { state: 'other' }))).toBe('storage.key-used');
    // A retry knows an old sequence number; it must still be told that it was answered, not that it lost a race.
    expect(await codeOf(append(0, { state: 'other' }))).toBe('storage.key-used');
    expect(await journal.receipt('tap-1')).toEqual({ state: 'accepted', note: null });
    expect(await journal.receipt('tap-2')).toBeUndefined();
    expect(await journal.read('run/1')).toHaveLength(1);
  });

  it('keeps copies: what a caller changes later changes nothing, and what it gets cannot be changed', async () => {
    const data = { bank: { bits: [1, 0] }, gone: undefined };
    await journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event(data)] }]);
    data.bank.bits[0] = 9;
    const [read] = await journal.read('run/1');
    expect(read?.data).toEqual({ bank: { bits: [1, 0] } });
    expect(Object.keys(read?.data as object)).toEqual(['bank']);
    expect(() => ((read?.data as typeof data).bank.bits[0] = 5)).toThrow(TypeError);
  });

  it('finds streams by the letters their names begin with, whatever a wildcard would mean', async () => {
    for (const stream of ['run/2', 'run/1', 'RUN/1', 'run_1', 'run%', 'site/1']) {
      await journal.append([{ stream, expectedSeq: 0, events: [event(stream)] }]);
    }
    const names = async (prefix: string) => (await journal.streams(prefix)).map(({ stream }) => stream);
    expect(await names('run/')).toEqual(['run/1', 'run/2']);
    expect(await names('run_')).toEqual(['run_1']);
    expect(await names('run%')).toEqual(['run%']);
    expect(await names('')).toEqual(['RUN/1', 'run%', 'run/1', 'run/2', 'run_1', 'site/1']);
    expect(await names('zz')).toEqual([]);
  });

  it('refuses what it could not give back', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    for (const data of [Number.NaN, 1n, cyclic, () => 1]) {
      const append = journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event(data)] }]);
      expect(await codeOf(append)).toBe('storage.not-json');
    }
    const large = journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event('x'.repeat(1024 * 1024))] }]);
    expect(await codeOf(large)).toBe('storage.event-too-large');
    for (const stream of ['', 'run 1', 'Stäck', 'x'.repeat(201)]) {
      expect(await codeOf(journal.append([{ stream, expectedSeq: 0, events: [] }]))).toBe('storage.bad-name');
    }
    expect(await journal.streams('')).toEqual([]);
  });

  it('gives back every text as it was written', async () => {
    const data = ['\u0000\u001f"\\', 'Röhre 電池 🔋', '\ud800 alone', '__proto__', -0.5e-7, 2 ** 53];
    await journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event(data)] }]);
    expect((await journal.read('run/1'))[0]?.data).toEqual(data);
    expect(await journal.verifyChain()).toEqual([]);
  });

  it('exports a stream as lines that can be checked without the database', async () => {
    await journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event('a'), event('b'), event('c')] }]);
    const text = await journal.exportStream('run/1');
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(canonicalJson(JSON.parse(line))).toBe(line);
    expect(verifyExport(text)).toEqual([]);
    const places = (changed: string) => verifyExport(changed).map(({ where }) => where);
    expect(places(text.replace('"data":"b"', '"data":"B"'))).toEqual(['run/1#2']);
    expect(places([lines[0], lines[2]].join('\n'))).toEqual(['run/1#2']);
    expect(places(text.slice(0, -20))).toEqual(['line 3']);
  });
});

it('the SQLite of Node is used where this Node brings it, and its absence is named', async () => {
  const opened = openedStore(newFolder(), { driver: 'node:sqlite' });
  if (hasNodeSqlite) expect((await opened).settings().driver).toBe('node:sqlite');
  else expect(await codeOf(opened)).toBe('storage.no-sqlite');
});

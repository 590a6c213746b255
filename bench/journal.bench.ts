import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSqlite, openStore, type Store } from '../src/storage';
import { type Options, runProgram } from '../test/sim/options';

const USAGE = `npm run bench:journal -- [--events N] [--json]
  A journal of N events (1000000): opened, listed, one run read, every chain followed; beside bare SHA-256 over the same bytes in the same
  run. Ends with 1 where a chain is broken or a run is found by walking over the others.`;

const EVENTS_A_RUN = 1000;
const READ_ONE_RUN = 'SELECT * FROM event WHERE stream = ? ORDER BY seq';

async function fill(store: Store, events: number): Promise<void> {
  const at = { wallMs: 1_790_000_000_000, monoMs: 12_345, bootId: 'boot-1' };
  for (let run = 0; run < events / EVENTS_A_RUN; run += 1) {
    const batch = Array.from({ length: EVENTS_A_RUN }, (_, n) => ({
      type: 'step.done',
      data: { stepId: `step-${n}`, facts: [{ key: `S1/${n}`, value: n, evidence: ['E2'] }], note: 'x'.repeat(120) },
      at,
      actor: 'bench',
    }));
    await store.journal.append([{ stream: `run:${run}`, expectedSeq: 0, events: batch }]);
  }
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [result: T, ms: number]> {
  const started = performance.now();
  const result = await work();
  return [result, Math.round((performance.now() - started) * 10) / 10];
}

/** Milliseconds of SHA-256 over every body with the hash before it, as a chain has them, and nothing else; the rows are in memory. */
function bareHash(folder: string): { ms: number; bytes: number } {
  const { driver } = loadSqlite();
  const connection = new driver(path.join(folder, 'journal.sqlite'), { readonly: true });
  let ms = 0;
  let bytes = 0;
  for (let position = 0; ; position += 2000) {
    const sql = 'SELECT prev_hash || body AS text FROM event WHERE position > ? ORDER BY position LIMIT 2000';
    const rows = connection.prepare(sql).all(position) as { text: string }[];
    const started = performance.now();
    for (const { text } of rows) createHash('sha256').update(text).digest('hex');
    ms += performance.now() - started;
    bytes += rows.reduce((sum, { text }) => sum + text.length, 0);
    if (rows.length === 0) break;
  }
  connection.close();
  return { ms: Math.round(ms), bytes };
}

/** How SQLite finds one run. */
function planOfOneRun(folder: string): string {
  const { driver } = loadSqlite();
  const connection = new driver(path.join(folder, 'journal.sqlite'), { readonly: true });
  const rows = connection.prepare(`EXPLAIN QUERY PLAN ${READ_ONE_RUN}`).all('run:1') as { detail: string }[];
  connection.close();
  return rows.map(({ detail }) => detail).join('; ');
}

async function measured(folder: string, events: number, isJson: boolean): Promise<number> {
  const empty = await openStore(folder);
  const [, fillMs] = await timed(() => fill(empty, events));
  await empty.close();
  const [store, openMs] = await timed(() => openStore(folder));
  const [streams, listMs] = await timed(() => store.journal.streams('run:'));
  const [run, readMs] = await timed(() => store.journal.read(`run:${Math.floor(streams.length / 2)}`));
  const [broken, verifyMs] = await timed(() => store.verifyChain());
  await store.close();
  const bare = bareHash(folder);
  const plan = planOfOneRun(folder);
  const found = {
    events,
    runs: streams.length,
    fillMs,
    openMs,
    listMs,
    readOneRunMs: readMs,
    eventsOfOneRun: run.length,
    planOfOneRun: plan,
    verifyMs,
    bareSha256Ms: bare.ms,
    megabytes: Math.round(bare.bytes / 1e6),
    verifyOfBare: Math.round((bare.ms / verifyMs) * 1000) / 1000,
    problems: broken.length,
  };
  process.stdout.write(`${JSON.stringify(found, null, isJson ? 0 : 2)}\n`);
  return broken.length > 0 || !plan.includes('USING INDEX') ? 1 : 0;
}

async function main(options: Options): Promise<number> {
  const events = options.number('events', 1_000_000, EVENTS_A_RUN);
  const folder = mkdtempSync(path.join(tmpdir(), 'stackhand-bench-'));
  try {
    return await measured(folder, events, options.has('json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void runProgram({ usage: USAGE, options: ['events=', 'json'], main });

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CountingIds, VirtualClock } from '../src/kernel';
import { createEngine, type NewEvent, runStream } from '../src/orchestrator';
import { openStore, type Store } from '../src/storage';
import { type Options, runProgram } from '../test/sim/options';
import { startScenario } from '../test/support/rig';

const USAGE = `npm run bench:start -- [--json]
  How long the engine takes to start beside runs that have ended, as a ratio to a start beside one; on a data folder of its own.`;

const ROUNDS = 7;

/** Stores one whole run of two stacks under so many ids. */
async function filled(folder: string, runs: number): Promise<Store> {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  const events: NewEvent[] = (await rig.journal.read(runStream(rig.runId))).map(({ type, data, at, actor }) => ({
    ...{ type, data, at, actor },
  }));
  const store = await openStore(folder);
  for (let run = 1; run <= runs; run += 1)
    await store.journal.append([{ stream: runStream(`run-${run}`), expectedSeq: 0, events }]);
  return store;
}

/** Milliseconds of the start, and of the first list after it. */
async function started({ journal }: Store): Promise<readonly [startMs: number, listMs: number]> {
  const ports = { clock: new VirtualClock(), ids: new CountingIds(), software: 'bench', effects: {} };
  const engine = createEngine({ ...ports, journal, failed: () => undefined });
  const begun = performance.now();
  await engine.recover();
  const recovered = performance.now();
  await engine.list();
  const listed = performance.now();
  await engine.close();
  return [recovered - begun, listed - recovered];
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number): number => Math.round(value * 100) / 100;

async function beside(runs: number): Promise<{ readonly startMs: number; readonly listMs: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stackhand-bench-'));
  try {
    const store = await filled(folder, runs);
    const rounds: (readonly [number, number])[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await started(store));
    await store.close();
    return { startMs: median(rounds.map(([ms]) => ms)), listMs: median(rounds.map(([, ms]) => ms)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(options: Options): Promise<number> {
  const [one, many] = [await beside(1), await beside(1000)];
  const found = {
    startBesideOneMs: rounded(one.startMs),
    startBesideThousandMs: rounded(many.startMs),
    ratio: rounded(many.startMs / one.startMs),
    firstListOfThousandMs: rounded(many.listMs),
  };
  process.stdout.write(`${JSON.stringify(found, null, options.has('json') ? 0 : 2)}\n`);
  return 0;
}

void runProgram({ usage: USAGE, options: ['json'], main });

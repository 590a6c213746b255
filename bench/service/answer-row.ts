// What an operator waits for an answer to be taken: HTTP in to durable journal out, with fifty screens open, against one bare durable
// commit to SQLite on the same disk between any two answers.
import Database from 'better-sqlite3';
import path from 'node:path';
import { Driver } from '../../src/app/demo/drive';
import { HttpPlant } from '../../src/app/demo/http-plant';
import { createClient, type StackhandClient } from '../../src/operator-api/client';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { compared, median, type Row, rounded, sum } from '../wire/row';
import { inFolder, startPart, startProduct } from './parts';

const VIEWERS = 50;
const STACKS = 3;
/** Plant minutes in real milliseconds: waiting is no part of the figure. */
const PACE = 2000;
const TYPICAL_EVENT = 'x'.repeat(1000);

interface Times {
  readonly answerMs: number[];
  readonly commitMs: number[];
  readonly seen: number;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One durable commit of one row; the result is its time in milliseconds. */
function bareCommit(folder: string): () => number {
  const database = new Database(path.join(folder, 'bare.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)');
  const insert = database.prepare('INSERT INTO note (text) VALUES (?)');
  return () => {
    const start = performance.now();
    insert.run(TYPICAL_EVENT);
    return performance.now() - start;
  };
}

/** The client of the demo's operator, with every answer timed and a bare commit after it. */
function timed(client: StackhandClient, commit: () => number, times: Times): StackhandClient {
  const answer: StackhandClient['answer'] = async (runId, given, key) => {
    const start = performance.now();
    try {
      return await client.answer(runId, given, key);
    } finally {
      times.answerMs.push(performance.now() - start);
      times.commitMs.push(commit());
    }
  };
  return { ...client, answer };
}

async function oneRun(folder: string): Promise<Times> {
  const state = ['--state', path.join(folder, 'plant.json'), '--pace', String(PACE)];
  const plant = await startProduct<{ url: string }>(['plant', '--stacks', String(STACKS), ...state]);
  const service = await startProduct<{ url: string }>(['serve', '--data', path.join(folder, 'data'), '--port', '0']);
  const times = { answerMs: [], commitMs: [], seen: 0 };
  const client = timed(createClient(service.ready.url, 'Bench'), bareCommit(folder), times);
  const wish = {
    procedure: 'parallel-stack-update',
    siteYaml: siteToYaml(exampleSite({ stacks: STACKS })),
    pace: PACE,
  };
  const { runId } = await client.createRun(wish);
  const viewers = await startPart('viewers.ts', service.ready.url, runId, String(VIEWERS));
  await client.start(runId);
  const hands = new HttpPlant(plant.ready.url, PACE, (asked) => asked);
  const view = await new Driver(
    () => client,
    hands,
    runId,
    () => undefined,
  ).toTheEnd();
  const { events } = JSON.parse(await viewers.stop()) as { events: number };
  await service.stop();
  await plant.stop();
  if (view.outcome !== 'complete') throw new Error(`The run ended ${view.outcome ?? 'not'}.`);
  return { ...times, seen: events };
}

/** Every run is a whole update of three stacks, about 230 answers. */
export async function answers(rounds: number): Promise<Row[]> {
  const runs: Times[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await inFolder(oneRun));
  const row = (name: string, share: number, most: number): Row => {
    const figures = compared(
      runs.map((run) => percentile(run.answerMs, share)),
      runs.map((run) => percentile(run.commitMs, share)),
    );
    return {
      row: name,
      unit: 'ms',
      ...figures,
      peerName: 'bare durable commit',
      target: `<= ${most} of a bare commit, ${VIEWERS} viewers`,
      met: (figures.ratio ?? Number.POSITIVE_INFINITY) <= most,
      violations: 0,
      wrong: 0,
      lost: 0,
      beside: {
        answers: sum(runs.map((run) => run.answerMs.length)),
        'events seen by viewers': sum(runs.map((run) => run.seen)),
        'of the commit p50': rounded(
          median(runs.map((run) => percentile(run.answerMs, share) / percentile(run.commitMs, 0.5))),
        ),
      },
    };
  };
  return [row('answer-p50', 0.5, 3), row('answer-p99', 0.99, 15)];
}

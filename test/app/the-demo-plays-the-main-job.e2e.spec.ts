import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Plant } from '../../src/virtual-plant';
import { outOfOrder } from '../support/out-of-order';
import { folder, run } from '../support/stage';

jest.setTimeout(240_000);

interface Result {
  readonly verdict: { readonly outcome: string };
  readonly plant: { readonly agrees: boolean; readonly oracles: readonly string[] };
  readonly steps: readonly { readonly step: string; readonly stack: string | null }[];
}

const lastObject = (stdout: string): Result => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;

async function demo(...args: readonly string[]) {
  const place = folder();
  try {
    const finished = await run('demo', '--json', '--data', place.path, ...args);
    // The plant's process kept itself in this file, its log included: what was done, by the hands and in which order.
    const kept = readFileSync(path.join(place.path, 'plant.json'), 'utf8');
    return { ...finished, truth: Plant.restore(kept).truth() };
  } finally {
    place.drop();
  }
}

// Whole processes are dear. Every number of stacks of both generations, each fault, is led by `test/orchestrator` and the simulation.
// A demo is 300 times as fast unless it is told: an hour of the plant is 12 s then, and volts that are older than an hour at the join are measured
// again (SI-05). Six stacks beside four other demos need more than that from the first meter to the first plug.
test.concurrent.each([
  ['3', 'gen3', '300'],
  ['6', 'gen2', '100'],
])('%s stacks of %s end as complete, and the plant agrees', async (stacks, generation, pace) => {
  const { code, stdout, truth } = await demo('--stacks', stacks, '--generation', generation, '--pace', pace);
  const result = lastObject(stdout);
  expect(outOfOrder(truth)).toEqual([]);
  expect(result.verdict.outcome).toBe('complete');
  expect(result.plant).toMatchObject({ agrees: true, oracles: [] });
  expect(new Set(result.steps.flatMap((step) => step.stack ?? [])).size).toBe(Number(stacks));
  expect(code).toBe(0);
});

test.concurrent('one stack alone is updated too', async () => {
  const { code, stdout } = await demo('--stacks', '1');
  expect(lastObject(stdout).verdict.outcome).toBe('complete');
  expect(code).toBe(0);
});

test.concurrent('a unit that hangs while it is written ends in a hold with its card, and exit 3', async () => {
  const { code, stdout, stderr } = await demo('--stacks', '2', '--fault', 'code-25-stuck');
  const result = lastObject(stdout);
  expect(result.verdict).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
  expect(result.plant.oracles).toEqual([]);
  expect(stderr).toContain('HELD');
  expect(code).toBe(3);
});

test.concurrent('a cable left in is found by the number in the hand, and the run still ends as complete', async () => {
  const { code, stdout, stderr } = await demo('--stacks', '2', '--fault', 'link-left-in');
  expect(lastObject(stdout)).toMatchObject({ verdict: { outcome: 'complete' }, plant: { agrees: true, oracles: [] } });
  expect(stderr).toContain('in hand');
  expect(code).toBe(0);
});

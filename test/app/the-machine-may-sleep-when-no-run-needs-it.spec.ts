import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keepAwake } from '../../src/app/host/keep-awake.effect';
import type { RunState } from '../../src/orchestrator';
import { startScenario } from '../support/rig';

let folder = '';
let command = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'awake-'));
  command = path.join(folder, 'inhibit');
  // Like systemd-inhibit: it holds as long as what it runs, and here it says in a file that it began and ended.
  writeFileSync(
    command,
    `#!/bin/sh\ntrap 'echo ended >> ${folder}/log' EXIT\ntrap 'exit 1' TERM\necho begun >> ${folder}/log\ncat\n`,
  );
  chmodSync(command, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => writeFileSync(path.join(folder, 'log'), ''));

const log = (): readonly string[] => readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n');

async function logged(line: string): Promise<void> {
  for (let turn = 0; turn < 400 && !log().includes(line); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A run of a real site; nothing on it is moved here. */
async function realRun(runId: string): Promise<RunState> {
  const rig = await startScenario();
  const { run } = await rig.engine.state(rig.runId);
  return { ...run, runId, plan: { ...run.plan, site: { ...run.plan.site, training: false } } };
}

test('two runs hold one inhibitor, and the machine may sleep when the second has ended', async () => {
  const awake = keepAwake(command);
  const runs = await Promise.all([realRun('run-a'), realRun('run-b')]);
  const outcomes = await Promise.all(runs.map((run) => awake.effect(run)));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
  awake.release('run-a');
  expect((await awake.effect(await realRun('run-b'))).outcome).toBe('ok');
  expect(log()).toEqual(['begun']);
  awake.release('run-b');
  await logged('ended');
  expect((await awake.effect(await realRun('run-c'))).outcome).toBe('ok');
  expect(log().filter((line) => line === 'begun')).toHaveLength(2);
  awake.releaseAll();
  await logged('ended');
});

test('a program that is not there is said to two runs that ask at once', async () => {
  const awake = keepAwake(path.join(folder, 'nothing-here'));
  const runs = await Promise.all([realRun('run-a'), realRun('run-b')]);
  const outcomes = await Promise.all(runs.map((run) => awake.effect(run)));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
});

import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '../../src/operator-api/client';
import { freePort } from '../cuts/stage-parts';
import { entry, folder } from '../support/stage';

jest.setTimeout(60_000);

const data = folder();
afterAll(() => data.drop());

const begun = (stdout: 'pipe' | number, ...args: readonly string[]) => {
  const child = spawn(process.execPath, [entry(), ...args], { stdio: ['ignore', stdout, 'pipe'] });
  const code = new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)));
  return { child, code };
};

it('a service goes on when nobody reads what it says', async () => {
  const port = await freePort();
  const { child, code } = begun('pipe', 'serve', '--data', data.path, '--port', String(port));
  child.stdout?.destroy();
  child.stderr?.destroy();
  const client = createClient(`http://127.0.0.1:${port}`, 'Ana');
  const answered = async (): Promise<unknown> =>
    child.exitCode === null ? client.runs().catch(() => pause(100).then(answered)) : `ended with ${child.exitCode}`;
  expect(await answered()).toEqual([]);
  child.kill('SIGTERM');
  expect(await code).toBe(0);
});

it('a command whose reader has gone ends without a word', async () => {
  const { child, code } = begun('pipe', 'run', '--help');
  child.stdout?.destroy();
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  expect([await code, words]).toEqual([0, '']);
});

it('a result that the disk did not take is no success', async () => {
  const { code } = begun(openSync('/dev/full', 'w'), 'run', '--help');
  expect(await code).toBe(1);
});

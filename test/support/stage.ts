import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ENTRY = path.resolve(__dirname, '../../dist/main.js');

/** A process of the built program that said it is ready. */
export interface Started {
  readonly url: string;
  readonly child: ChildProcess;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
}

/** What a finished process left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built entry; end-to-end tests run the program itself, not its source. */
export function entry(): string {
  if (!existsSync(ENTRY)) throw new Error('dist/main.js is missing: run `npm run bootstrap` first.');
  return ENTRY;
}

/** A folder of its own that `drop` removes. */
export function folder(): { readonly path: string; drop(): void } {
  const made = mkdtempSync(path.join(tmpdir(), 'stackhand-'));
  const drop = (): void => {
    for (const each of [made, `${made}.head`]) rmSync(each, { recursive: true, force: true });
  };
  return { path: made, drop };
}

/** Starts `stackhand <args>` and waits for its ready line. Rejects with its last words when it ends before. */
export function start(...args: readonly string[]): Promise<Started> {
  return startIn(process.env, ...args);
}

/** The same in other surroundings, such as on a disk that fails. */
export function startIn(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [entry(), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`stackhand ${args.join(' ')} ended with ${code}: ${words}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"ready":true')) resolve({ url: (JSON.parse(line) as { url: string }).url, child, kill });
    });
  });
}

/** Runs `stackhand <args>` to its end. */
export function run(...args: readonly string[]): Promise<Finished> {
  const child = spawn(process.execPath, [entry(), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

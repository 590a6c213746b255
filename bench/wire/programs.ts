// The C programs of the bench: compiled on first use into .cache/bench, started, and asked at their end what they counted.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(__dirname, '../..');
const BUILT = path.join(ROOT, '.cache', 'bench');
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  linesim: ['-lutil'],
  'libmodbus-master': ['-lmodbus'],
};

/** What a slave program counted on one line; what it does not know is absent. Microseconds where the name says so. */
export interface LineCounts {
  readonly requests: number;
  readonly violations: number;
  readonly imageCrc: string;
  readonly collisions?: number;
  readonly answers?: number;
  readonly dropped?: number;
  readonly deafLost?: number;
  readonly late?: number;
  readonly gapP50Us?: number;
  readonly gapMeanUs?: number;
  readonly gapMinUs?: number;
  /** Whether the program ran before all others, so that a busy machine does not make the line slow. */
  readonly priority?: boolean;
}

/** A slave program that runs: where its lines are (a path or a TCP port each), and how to end it. */
export interface SlaveProgram {
  readonly ports: readonly string[];
  stop(): Promise<readonly LineCounts[]>;
}

function newestSource(): number {
  const sources = readdirSync(__dirname).filter((name) => /\.[ch]$/.test(name));
  return Math.max(...sources.map((name) => statSync(path.join(__dirname, name)).mtimeMs));
}

/** The path of a program of this folder, compiled if it is not there or older than its source. Throws what `cc` says. */
export function compiled(name: string): string {
  const binary = path.join(BUILT, name);
  if (existsSync(binary) && statSync(binary).mtimeMs > newestSource()) return binary;
  mkdirSync(BUILT, { recursive: true });
  const source = path.join(__dirname, `${name}.c`);
  execFileSync('cc', ['-O2', '-Wall', '-o', binary, source, ...(LIBRARIES[name] ?? [])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return binary;
}

/** Whether a peer that needs a library of the system can be built here. */
export function canCompile(name: string): boolean {
  try {
    compiled(name);
    return true;
  } catch {
    return false;
  }
}

async function lastLine(child: ChildProcess, lines: AsyncIterator<string>): Promise<readonly LineCounts[]> {
  child.kill('SIGTERM');
  const { value, done } = await lines.next();
  if (done === true) throw new Error('The slave program ended without its counts.');
  return (JSON.parse(value) as { lines: LineCounts[] }).lines;
}

/** Starts `linesim` or `tcpslave` and waits for its lines. */
export async function startSlave(name: 'linesim' | 'tcpslave', options: readonly string[]): Promise<SlaveProgram> {
  const child = spawn(compiled(name), options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error(`${name} ${options.join(' ')} did not start.`);
  const { ports } = JSON.parse(first.value) as { ports: string[] };
  return { ports, stop: () => lastLine(child, lines) };
}

/** Runs something against a slave program and ends it in every case. */
export async function withSlave<Result>(
  name: 'linesim' | 'tcpslave',
  options: readonly string[],
  use: (ports: readonly string[]) => Promise<Result>,
): Promise<{ readonly result: Result; readonly counts: readonly LineCounts[] }> {
  const slave = await startSlave(name, options);
  let result: Result;
  try {
    result = await use(slave.ports);
  } catch (error) {
    await slave.stop();
    throw error;
  }
  return { result, counts: await slave.stop() };
}

/** Runs a program to its end and gives the JSON of its last line; its own complaints go to this process' stderr. */
export async function runToEnd<Result>(command: string, args: readonly string[]): Promise<Result> {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let last = '';
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) last = line;
  const code = await ended;
  if (code !== 0) throw new Error(`${path.basename(command)} ${args.slice(-1).join(' ')} ended with ${code}.`);
  return JSON.parse(last) as Result;
}

/** Runs a TypeScript file of the bench in a process of its own, with one JSON argument. */
export function runMaster<Result>(file: string, job: unknown): Promise<Result> {
  const loader = path.join(ROOT, 'test/storage/run-typescript.cjs');
  return runToEnd<Result>(process.execPath, ['-r', loader, path.join(__dirname, file), JSON.stringify(job)]);
}

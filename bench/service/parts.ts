// Processes that the service bench starts: the product as it is built, a bare app beside it, viewers, a crowd of readers.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(__dirname, '../..');
const LOADER = path.join(ROOT, 'test/storage/run-typescript.cjs');

/** A process that said it is ready. */
export interface Part<Ready> {
  readonly ready: Ready;
  readonly pid: number;
  /** From its start to its ready line, milliseconds. */
  readonly startMs: number;
  /** Gives it a line on its stdin. */
  tell(line: string): void;
  /** The next line it says. */
  next(): Promise<string>;
  /** Ends it and resolves with its last line, '' for a silent one. */
  stop(): Promise<string>;
}

/** Those that run: a row that fails in the middle leaves some. */
const running = new Set<ChildProcess>();

/** Ends whatever still runs, so that the bench itself can end. */
export function endAllParts(): void {
  for (const child of running) child.kill('SIGKILL');
}

async function started<Ready>(command: readonly string[]): Promise<Part<Ready>> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  const startMs = performance.now() - startedAt;
  if (first.done === true) throw new Error(`${command.join(' ')} ended before it was ready.`);
  const next = async (): Promise<string> => {
    const line = await lines.next();
    return line.done === true ? '' : line.value;
  };
  return {
    ready: JSON.parse(first.value) as Ready,
    pid: child.pid ?? 0,
    startMs,
    tell: (line) => void child.stdin.write(`${line}\n`),
    next,
    stop: () => stopped(child, next),
  };
}

async function stopped(child: ChildProcess, next: () => Promise<string>): Promise<string> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const last = await next();
  if (child.exitCode === null && child.signalCode === null) await ended;
  return last;
}

/** The product as `npm run build` left it. */
export function startProduct<Ready>(args: readonly string[]): Promise<Part<Ready>> {
  return started<Ready>([path.join(ROOT, 'dist/main.js'), ...args]);
}

export function startBareApp(folder: string): Promise<Part<{ url: string }>> {
  return started([path.join(__dirname, 'bare-app.cjs'), folder]);
}

/** A TypeScript file of this folder in a process of its own. */
export function startPart<Ready>(file: string, ...args: readonly string[]): Promise<Part<Ready>> {
  return started<Ready>(['-r', LOADER, path.join(__dirname, file), ...args]);
}

/** Memory that a process holds in RAM, megabytes (10^6). */
export function residentMb(pid: number): number {
  const [, kib = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kib) * 1024) / 1e6;
}

/** Does something with a new folder on the disk of this repository, not in a memory file system, and removes it. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const parent = path.join(ROOT, '.cache', 'bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'service-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One call that reached a file of the watched folder, in the order in which they were made. Paths are relative to the folder. */
export type DiskCall =
  | { readonly call: 'write'; readonly file: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly call: 'truncate'; readonly file: string; readonly size: number }
  | { readonly call: 'sync'; readonly file: string }
  | { readonly call: 'unlink'; readonly file: string }
  | { readonly call: 'rename'; readonly file: string; readonly to: string };

/** Which call fails: the letters W, T, S, U, R; the errno; from the n-th on, and for how many. */
export interface Failing {
  readonly errno: number;
  readonly of?: string;
  readonly at?: number;
  readonly for?: number;
  /** They count only while this file is there. */
  readonly onlyIf?: string;
}

const HEAD_BYTES = 15;

/** The preloaded library, compiled once for the tests of a file; `drop` removes it. */
export class WatchedDisk {
  private readonly built = mkdtempSync(path.join(tmpdir(), 'stackhand-preload-'));
  private readonly library = path.join(this.built, 'watched-disk.so');

  constructor() {
    const source = path.join(__dirname, 'watched-disk.c');
    const args = ['-O1', '-shared', '-fPIC', '-o', this.library, source, '-ldl', '-lpthread'];
    const { status, stderr } = spawnSync('cc', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The preloaded library does not compile: ${stderr}`);
  }

  /** What a child process needs in its surroundings. */
  env(
    folder: string,
    { log, failing }: { readonly log?: string | undefined; readonly failing?: Failing | undefined },
  ): NodeJS.ProcessEnv {
    return {
      ...process.env,
      LD_PRELOAD: this.library,
      // Calls of the kernel's ring would pass by the library.
      UV_USE_IO_URING: '0',
      WATCHED_FOLDER: folder,
      ...(log === undefined ? {} : { WATCHED_LOG: log }),
      ...(failing === undefined ? {} : failingEnv(failing)),
    };
  }

  drop(): void {
    rmSync(this.built, { recursive: true, force: true });
  }
}

function failingEnv(failing: Failing): NodeJS.ProcessEnv {
  const { errno, of, at, for: times, onlyIf } = failing;
  const settings = { FAIL: errno, FAIL_OF: of, FAIL_AT: at, FAIL_FOR: times, FAIL_IF: onlyIf };
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      value === undefined ? [] : [[`WATCHED_${name}`, String(value)]],
    ),
  );
}

/** Reads back what the library noted. */
export function readCalls(log: string, folder: string): readonly DiskCall[] {
  const bytes = readFileSync(log);
  const calls: DiskCall[] = [];
  for (let at = 0; at < bytes.length; ) {
    const pathLength = bytes.readUInt16LE(at + 1);
    const offset = Number(bytes.readBigUInt64LE(at + 3));
    const length = bytes.readUInt32LE(at + 11);
    const from = at + HEAD_BYTES + pathLength;
    const file = path.relative(folder, bytes.toString('utf8', at + HEAD_BYTES, from));
    calls.push(callOf(String.fromCharCode(bytes[at] ?? 0), file, offset, bytes.subarray(from, from + length), folder));
    at = from + length;
  }
  return calls;
}

function callOf(letter: string, file: string, offset: number, bytes: Buffer, folder: string): DiskCall {
  switch (letter) {
    case 'W':
      return { call: 'write', file, offset, bytes };
    case 'T':
      return { call: 'truncate', file, size: offset };
    case 'S':
      return { call: 'sync', file };
    case 'U':
      return { call: 'unlink', file };
    case 'R':
      return { call: 'rename', file, to: path.relative(folder, bytes.toString('utf8')) };
    default:
      throw new Error(`The log of the disk holds an unknown call: ${letter}`);
  }
}

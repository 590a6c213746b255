import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Options, runProgram } from '../sim/options';
import type { Violation } from '../sim/tally';

const ROOT = path.join(__dirname, '../..');
const USAGE = `npm run planted -- [--bug NAME] [--seeds N] [--json]
  Puts each patch of test/planted into a copy of the sources and lets the simulation alone find it, within N seeds (1000).`;

/** How a planted bug was found; `seed` is null where it was not. */
interface Found {
  readonly bug: string;
  readonly seed: number | null;
  readonly seeds: number;
  readonly what: string;
}

/** A copy of the sources with the bug in it, without the tests of anything else. */
function withBug(bug: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'stackhand-planted-'));
  for (const part of ['src', 'test/sim', 'test/storage/run-typescript.cjs', 'package.json'])
    cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  execFileSync('git', ['apply', '--whitespace=nowarn', path.join(__dirname, `${bug}.patch`)], { cwd: copy });
  return copy;
}

function find(bug: string, seeds: number): Found {
  const copy = withBug(bug);
  try {
    const args = ['--stop-at-first', '--json', '--seeds', String(seeds), '--from', '1'];
    const program = ['-r', './test/storage/run-typescript.cjs', 'test/sim/sim.ts', ...args];
    const { stdout, stderr } = spawnSync(process.execPath, program, {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (!stdout.startsWith('{')) throw new Error(`The simulation of ${bug} said: ${stderr.slice(-2000)}`);
    const result = JSON.parse(stdout) as { readonly seeds: number; readonly violations: readonly Violation[] };
    const [first] = [...result.violations].sort((a, b) => a.seed - b.seed);
    return {
      bug,
      seed: first?.seed ?? null,
      seeds: result.seeds,
      what: `${first?.what}: ${first?.detail}`.slice(0, 300),
    };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function main(options: Options): number {
  const bugs = readdirSync(__dirname).flatMap((file) => (file.endsWith('.patch') ? [file.slice(0, -6)] : []));
  const wanted = options.among('bug', bugs);
  const seeds = options.number('seeds', 1000, 1);
  const found = wanted.map((bug) => {
    const one = find(bug, seeds);
    process.stderr.write(
      one.seed === null ? `${bug}: NOT FOUND in ${one.seeds} seeds\n` : `${bug}: seed ${one.seed}, ${one.what}\n`,
    );
    return one;
  });
  if (options.has('json')) process.stdout.write(`${JSON.stringify(found)}\n`);
  return found.some(({ seed }) => seed === null) ? 1 : 0;
}

void runProgram({ usage: USAGE, options: ['bug=', 'seeds=', 'json'], main });

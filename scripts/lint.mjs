// `npm run lint`: the code (eslint), the rooms (dependency-cruiser), the format (biome). All three run even if one fails.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap/progress.mjs';

const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name);
const sources = ['src', 'test', 'bench'].filter((folder) => existsSync(path.join(ROOT, folder)));
const CHECKS = [
  ['code', 'eslint', ['.', '--max-warnings=0', '--no-error-on-unmatched-pattern']],
  ['rooms', 'depcruise', [...sources, '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  ['format', 'biome', ['format', '.']],
];

const failed = [];
for (const [title, command, args] of CHECKS) {
  const started = Date.now();
  const run = spawnSync(bin(command), args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  const ok = run.status === 0;
  if (!ok) failed.push(title);
  process.stdout.write(`lint ${title}: ${ok ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
}
process.exitCode = failed.length > 0 ? 1 : 0;

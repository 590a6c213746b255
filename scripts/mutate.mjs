// `npm run mutate`: mutation testing of the engine, its guards, the flash session and the line; by command only. `-- guards` does one
// part, `-- src/orchestrator/guards/set.guards.ts` the files named. Writes docs/mutation.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUDGET_MS, LEFT_OUT, PARTS } from '../test/mutation/parts.mjs';
import { keepScore, writePage } from '../test/mutation/page.mjs';
import { ROOT } from './bootstrap/progress.mjs';

const HOME = path.join(ROOT, 'test', 'mutation');
const CACHE = path.join(ROOT, '.cache', 'mutation');
const STRYKER = path.join(HOME, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/** Stryker brings more packages than half of this project has: they are installed here, on first use. */
function installed() {
  if (existsSync(STRYKER)) return true;
  return spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: HOME, stdio: 'inherit' }).status === 0;
}

function specsOf({ specs, without }) {
  return readdirSync(path.join(ROOT, 'test'), { recursive: true })
    .map((file) => path.posix.join('test', file.split(path.sep).join('/')))
    .filter((file) => specs.some((start) => file.startsWith(start)))
    .filter((file) => without === undefined || !without.test(file))
    .filter((file) => file.endsWith('.spec.ts') && !file.endsWith('.e2e.spec.ts'))
    .sort();
}

/** Each wish has its own record, so that a file that is done again replaces that file only. */
function filesOf(mutate) {
  const slug = mutate
    .join('+')
    .replace(/[^a-z0-9+]+/gi, '-')
    .slice(0, 100);
  const at = (end) => path.join(CACHE, `${slug}.${end}`);
  return { config: at('config.json'), judged: at('jsonl'), sandbox: at('sandbox') };
}

function configOf(part, mutate, files) {
  return {
    mutate,
    testRunner: 'one-process',
    plugins: ['./test/mutation/runner.mjs', './test/mutation/reporter.mjs'],
    oneProcess: { specs: specsOf(part), budgetMs: part.budgetMs ?? BUDGET_MS },
    lineByLine: { file: files.judged },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 20_000,
    timeoutFactor: 0.5,
    dryRunTimeoutMinutes: 30,
    tempDirName: path.relative(ROOT, files.sandbox),
    ignorePatterns: ['dist', 'bench', 'web', '.ci', 'coverage', '.cache', 'test/mutation/node_modules'],
    mutator: { excludedMutations: LEFT_OUT },
    disableTypeChecks: false,
    allowConsoleColors: false,
    warnings: { unknownOptions: false },
    reporters: ['progress-append-only', 'line-by-line'],
  };
}

function runPart(part, mutate) {
  const files = filesOf(mutate);
  writeFileSync(files.config, JSON.stringify(configOf(part, mutate, files), null, 2));
  const run = spawnSync(process.execPath, [STRYKER, 'run', files.config], { cwd: ROOT, stdio: 'inherit' });
  if (run.status === 0) keepScore(files.judged);
  return run.status === 0;
}

/** `src/a/{b,c}.ts` and `src/a/*.ts`, as far as the parts use them. */
function covers(pattern, file) {
  const source = pattern
    .replace(/[.]/g, '\\.')
    .replace(/\*/g, '[^/]*')
    .replace(/\{([^}]*)\}/g, (_, names) => `(${names.split(',').join('|')})`);
  return new RegExp(`^${source}$`).test(file);
}

/** What is to be mutated with which part: the files or parts named, or everything. */
function wishOf(named) {
  const parts = Object.entries(PARTS);
  if (named.length === 0) return parts.map(([, part]) => [part, part.mutate]);
  return parts
    .map(([name, part]) => {
      const files = named.filter((file) => part.mutate.some((pattern) => covers(pattern, file)));
      return [part, named.includes(name) ? part.mutate : files];
    })
    .filter(([, mutate]) => mutate.length > 0);
}

const named = process.argv.slice(2);
const odd = named.find((name) => wishOf([name]).length === 0);
if (odd !== undefined) {
  const allowed = `Allowed are the parts ${Object.keys(PARTS).join(', ')}, and files of theirs: npm run mutate -- guards`;
  process.stderr.write(`"${odd}" is neither a part nor a file of one; nothing was mutated.\n${allowed}\n`);
  process.exit(2);
}
if (!installed()) {
  process.stderr.write('Stryker could not be installed (npm says why above); nothing was mutated.\n');
  process.exit(1);
}
const wish = wishOf(named);
mkdirSync(CACHE, { recursive: true });
const done = wish.map(([part, mutate]) => runPart(part, mutate));
writePage();
process.exitCode = done.every(Boolean) ? 0 : 1;

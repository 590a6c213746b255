// `npm test`: everything that is tested, and one line at the end with the numbers of the real runs.
// Arguments go to jest: `npm test -- kernel`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { peersForTests } from './bootstrap/peers.mjs';
import { ROOT } from './bootstrap/progress.mjs';

const RESULTS = path.join(ROOT, '.cache', 'test-results');

function runProject(project, flags) {
  const file = path.join(RESULTS, `${project}.json`);
  rmSync(file, { force: true });
  const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${file}`, ...flags];
  const run = spawnSync(process.execPath, [jest, ...args, ...process.argv.slice(2)], {
    cwd: ROOT,
    // jest prints its report on stderr; its JSON goes to the file.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { exit: run.status ?? 1, ...readCounts(file) };
}

function readCounts(file) {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: result.numPassedTests,
      // A file that cannot even be loaded has no tests to count, and has failed all the same.
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

await bootstrap();
await peersForTests();
mkdirSync(RESULTS, { recursive: true });
// jest leaves a core idle by default. What starts real processes mostly waits for them: two files side by side, and never more, so that
// a machine with many cores starts no dozen browsers.
const TWO_FILES = ['--maxWorkers=2'];
const runs = [
  runProject('unit', ['--maxWorkers=100%']),
  runProject('e2e', TWO_FILES),
  runProject('browser', TWO_FILES),
];
const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed${skipped}\n`);
const nothingRan = sum('passed') + sum('failed') === 0;
process.exitCode = nothingRan || runs.some((run) => run.exit !== 0) ? 1 : 0;

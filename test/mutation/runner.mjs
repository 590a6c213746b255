// The test runner that Stryker is given: all specs of a room in one process, a mutant switched on by a number, and for each
// mutant the tests that reach it, those first that killed most for their time.
import { createRequire } from 'node:module';
import path from 'node:path';
import { declareClassPlugin, PluginKind, commonTokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';

/** Tests that killed a mutant of this file lately run first. */
const REMEMBERED = 12;

class OneProcessRunner {
  static inject = [commonTokens.options];

  constructor(options) {
    this.options = options.oneProcess;
    this.shared = globalThis.__stryker__ ??= {};
    this.kills = new Map();
    this.killersOf = new Map();
    this.msOf = new Map();
    this.stuck = false;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** From here on the process stands in the copy of the project that Stryker made. */
  init() {
    this.root = process.cwd();
    this.require = createRequire(path.join(this.root, 'package.json'));
    this.require('./test/storage/run-typescript.cjs');
    keepTransformed(this.require);
    // A promise that a mutant leaves behind is no verdict: the test decides.
    process.on('unhandledRejection', () => undefined);
    process.on('uncaughtException', () => undefined);
  }

  /** Everything of this project anew; the packages stay. */
  load() {
    for (const file of Object.keys(this.require.cache)) {
      if (!file.includes('/node_modules/')) delete this.require.cache[file];
    }
    const { Suite, HANGS, GOES_ON } = this.require('./test/mutation/suite.cjs');
    this.endless = { hangs: HANGS, goesOn: GOES_ON };
    this.suite = new Suite();
    this.suite.load(this.options.specs.map((spec) => path.join(this.root, spec)));
    for (const test of this.suite.tests.values()) test.ms = this.msOf.get(test.id) ?? test.ms;
  }

  async dryRun() {
    this.load();
    const tests = [];
    await this.suite.run([...this.suite.tests.values()], {
      before: (test) => {
        this.shared.currentTestId = test.id;
      },
      after: (test, failure, ms) => {
        this.shared.currentTestId = undefined;
        this.msOf.set(test.id, ms);
        test.ms = ms;
        tests.push(resultOf(test, failure, ms, this.root));
      },
    });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.shared.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, reloadEnvironment }) {
    // What hung may still be running: only a new process is rid of it.
    if (this.stuck) process.exit(1);
    // Stryker gives a hundred times what all tests together need; here one test gets what they all need.
    this.shared.hitLimit = hitLimit === undefined ? undefined : hitLimit / 100 + 1000;
    this.shared.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    try {
      if (this.suite === undefined || reloadEnvironment) this.load();
    } catch (error) {
      return { status: MutantRunStatus.Killed, killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 };
    }
    this.shared.activeMutant = activeMutant.id;
    return this.verdict(this.inOrder(testFilter, activeMutant.fileName), activeMutant.fileName);
  }

  /** Within the budget: what is left out counts against the suite, as the mutant counts as alive. */
  inOrder(testFilter, file) {
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    const tests = [...this.suite.tests.values()].filter(({ id }) => wanted?.has(id) !== false);
    const lately = this.killersOf.get(file) ?? [];
    const weight = ({ id, ms }) => ((this.kills.get(id) ?? 0) + 1) / (ms + 5) + (lately.includes(id) ? 1000 : 0);
    tests.sort((a, b) => weight(b) - weight(a));
    let ms = 0;
    return tests.filter((test) => {
      const fits = ms <= this.options.budgetMs;
      ms += test.ms;
      return fits;
    });
  }

  remember(file, id) {
    this.kills.set(id, (this.kills.get(id) ?? 0) + 1);
    const others = (this.killersOf.get(file) ?? []).filter((known) => known !== id);
    this.killersOf.set(file, [id, ...others].slice(0, REMEMBERED));
  }

  async verdict(tests, file) {
    let verdict = { status: MutantRunStatus.Survived, nrOfTests: tests.length };
    let ran = 0;
    await this.suite.run(tests, {
      before: () => {
        this.shared.hitCount = this.shared.hitLimit === undefined ? undefined : 0;
      },
      after: (test, failure) => {
        ran += 1;
        if (failure === undefined) return undefined;
        this.remember(file, test.id);
        verdict = this.judged(test, failure, ran);
        return 'stop';
      },
    });
    this.shared.activeMutant = undefined;
    return verdict;
  }

  judged(test, failure, ran) {
    const overLimit = this.shared.hitCount > this.shared.hitLimit;
    if (failure.message === this.endless.goesOn) this.stuck = true;
    if (overLimit || this.stuck || failure.message === this.endless.hangs)
      return { status: MutantRunStatus.Timeout, reason: failure.message };
    const failureMessage = failure.message.slice(0, 300);
    return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage, nrOfTests: ran };
  }
}

function resultOf(test, failure, timeSpentMs, root) {
  const { id, name, file: fileName } = test;
  const plain = { id, name, fileName: path.join(root, fileName), timeSpentMs };
  if (failure === undefined) return { ...plain, status: TestStatus.Success };
  return { ...plain, status: TestStatus.Failed, failureMessage: failure.stack ?? failure.message };
}

/** A file is compiled once, however often it is loaded. */
function keepTransformed(from) {
  const compile = from.extensions['.ts'];
  const compiled = new Map();
  from.extensions['.ts'] = (module, file) => {
    const kept = compiled.get(file);
    if (kept !== undefined) return module._compile(kept, file);
    const own = module._compile;
    module._compile = function (code, name) {
      compiled.set(name, code);
      module._compile = own;
      return own.call(this, code, name);
    };
    return compile(module, file);
  };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)];

// The specs of this project without jest: loaded once into one process, so that a mutant costs a test and not a start of jest.
// What a spec may use is what the specs of the mutated rooms do use: describe, it, test, their `each`, the four hooks, `expect`.
const path = require('node:path');
const { bind } = require('jest-each');
const { expect } = require('expect');
const fc = require('fast-check');

/** The real ones, before a spec or a mutant can put others in their place. */
const { setInterval: every, clearInterval: noMore } = globalThis;

// A mutant needs one failure, not the smallest.
fc.configureGlobal({ endOnFailure: true });

class Group {
  constructor(title, parent) {
    Object.assign(this, { title, parent, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] });
  }

  /** From the file down to this group. */
  get line() {
    return this.parent === undefined ? [this] : [...this.parent.line, this];
  }
}

/** All tests of some spec files, each by its own id. */
class Suite {
  constructor() {
    this.tests = new Map();
    this.at = undefined;
    this.file = '';
    this.install();
  }

  install() {
    const describe = (title, body) => {
      const outer = this.at;
      this.at = new Group(title, outer);
      body();
      this.at = outer;
    };
    const it = (title, body) => this.add(title, body);
    describe.each = bind(describe, false);
    it.each = bind(it);
    it.concurrent = it;
    const hook = (name) => (body) => this.at[name].push(body);
    // Patience is this suite's own.
    globalThis.jest = { setTimeout: () => undefined };
    const hooks = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map((name) => [name, hook(name)]);
    Object.assign(globalThis, { describe, it, test: it, expect, ...Object.fromEntries(hooks) });
  }

  add(title, body) {
    const name = [...this.at.line.map((group) => group.title), title].filter((part) => part !== '').join(' > ');
    let id = `${this.file}: ${name}`;
    // Two rows of a table may have one title.
    for (let twin = 2; this.tests.has(id); twin += 1) id = `${this.file}: ${name} (${twin})`;
    this.tests.set(id, { id, name, file: this.file, group: this.at, body, ms: 0 });
  }

  load(files) {
    for (const file of files) {
      this.file = path.relative(process.cwd(), file);
      this.at = new Group('', undefined);
      require(file);
    }
  }

  /** Runs tests one by one, each timed by what it took of the processor, until `stop` says so; hooks of a group run around the first and after the last of its tests. */
  async run(tests, { before, after }) {
    const begun = new Set();
    for (const test of tests) {
      before(test);
      const startedMs = cpuMs();
      const failure = await failureOf(test, begun);
      if (after(test, failure, cpuMs() - startedMs) === 'stop') break;
    }
    for (const group of [...begun].reverse()) await all(group.afterAll).catch(() => undefined);
  }
}

async function all(bodies) {
  for (const body of bodies) await body();
}

/** A test that waits for what never comes, and one that goes on and on. */
const HANGS = 'The test waits for something that does not come.';
const GOES_ON = 'The test goes on and on.';
const TICK_MS = 100;
const IDLE_CPU_MS = 3;

/** What went wrong in a test, or undefined. */
async function failureOf(test, begun) {
  const watch = new Watch(test);
  try {
    await Promise.race([wholeOf(test, begun), watch.patience]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    watch.end();
  }
}

/** Patience by what the process does: between two ticks everything that could run has run, however busy the machine is. */
class Watch {
  constructor({ ms }) {
    let idle = 0;
    let busy = 0;
    let last = cpuMs();
    const mostIdle = 1000 + ms * 5;
    this.patience = new Promise((_, reject) => {
      this.timer = every(() => {
        const now = cpuMs();
        if (now - last < IDLE_CPU_MS) idle += TICK_MS;
        else idle = 0;
        busy += now - last;
        last = now;
        if (idle > mostIdle) reject(new Error(HANGS));
        if (busy > 5000 + ms * 10) reject(new Error(GOES_ON));
      }, TICK_MS);
    });
  }

  end() {
    noMore(this.timer);
  }
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function wholeOf(test, begun) {
  const { line } = test.group;
  for (const group of line) {
    if (begun.has(group)) continue;
    begun.add(group);
    await all(group.beforeAll);
  }
  try {
    for (const group of line) await all(group.beforeEach);
    await test.body();
  } finally {
    for (const group of [...line].reverse()) await all(group.afterEach);
  }
}

module.exports = { Suite, HANGS, GOES_ON };

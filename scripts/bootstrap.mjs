// Makes a fresh clone runnable, with plain Node and nothing else: packages, the SQLite binding, the compiled code.
// Does nothing, quickly, when nothing is missing. `--yes` (or CI=true) lets it install Debian packages it needs.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './bootstrap/build.mjs';
import { ensureSocat } from './bootstrap/debian-packages.mjs';
import { ensurePackages } from './bootstrap/packages.mjs';
import { BootstrapProblem, ROOT, say } from './bootstrap/progress.mjs';
import { ensureSqliteBinding } from './bootstrap/sqlite-binding.mjs';

const LOCK = path.join(ROOT, '.cache', 'bootstrap.lock');

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const supported =
    (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || (major === 24 && minor >= 11) || major > 24;
  if (supported) return;
  throw new BootstrapProblem(
    `Node ${process.versions.node} is not supported: 20.19, 22.13 or 24.11 and newer are (24 LTS recommended).`,
  );
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two bootstraps at once would tear each other's node_modules apart: the second one waits for the first. */
async function underLock(work) {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(readLock());
    if (owner > 0 && !isAlive(owner)) rmSync(LOCK, { force: true });
    else if (!waited) say(`waiting for another bootstrap (process ${owner}) …`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function readLock() {
  try {
    return readFileSync(LOCK, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Resolves when everything is in place; prints what a person can do and ends the process otherwise. `serialPorts`: the virtual plant is to
 * have some.
 */
export async function bootstrap({ mayInstall = process.env.CI === 'true', serialPorts = false } = {}) {
  try {
    checkNode();
    await underLock(async () => {
      await ensurePackages();
      await ensureSqliteBinding(mayInstall);
      await ensureBuild();
      if (serialPorts) await ensureSocat(mayInstall);
    });
  } catch (problem) {
    if (!(problem instanceof BootstrapProblem)) throw problem;
    say(problem.message);
    if (process.platform !== 'linux') say(`This has been tried on Linux only, not on ${process.platform}.`);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const mayInstall = process.env.CI === 'true' || process.argv.includes('--yes');
  await bootstrap({ mayInstall, serialPorts: mayInstall });
}

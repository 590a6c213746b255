// better-sqlite3 is compiled code: a prebuilt file where one can be had, else built here against this Node's headers.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureDebianPackages, isThere } from './debian-packages.mjs';
import { BootstrapProblem, ROOT, run, say } from './progress.mjs';

const PACKAGE = path.join(ROOT, 'node_modules', 'better-sqlite3');
const HEADER_CACHE = path.join(ROOT, '.cache', 'node-headers');
const COMPILER = [
  ['python3', 'python3'],
  ['make', 'make'],
  ['g++', 'g++'],
];

/** Asked in a child process: a binding made for another Node can take the process down with it. */
function bindingLoads() {
  const script = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', script], { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

function headersOfThisNode(directory) {
  const file = path.join(directory, 'include', 'node', 'node_version.h');
  if (!existsSync(file)) return false;
  const text = readFileSync(file, 'utf8');
  const part = (name) => new RegExp(`#define NODE_${name}_VERSION (\\d+)`).exec(text)?.[1];
  return [part('MAJOR'), part('MINOR'), part('PATCH')].join('.') === process.versions.node;
}

/** The directory that holds include/node for this very Node; undefined lets node-gyp look for itself. */
async function findHeaders() {
  const beside = path.resolve(path.dirname(process.execPath), '..');
  const near = [process.env.npm_config_nodedir, beside, '/usr'].find((dir) => dir && headersOfThisNode(dir));
  if (near !== undefined) return near;
  if (process.platform !== 'linux') return undefined;

  const carrier = `node-linux-${process.arch}`;
  const cached = path.join(HEADER_CACHE, 'node_modules', carrier);
  if (headersOfThisNode(cached)) return cached;
  mkdirSync(HEADER_CACHE, { recursive: true });
  // A package.json of its own keeps npm from installing into the repository around it.
  writeFileSync(path.join(HEADER_CACHE, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  await run("fetching this Node's headers", 'npm', [...args, `${carrier}@${process.versions.node}`], {
    cwd: HEADER_CACHE,
  });
  return headersOfThisNode(cached) ? cached : undefined;
}

async function ensureCompiler(mayInstall) {
  const missing = COMPILER.filter(([command]) => !isThere(command)).map(([, debian]) => debian);
  await ensureDebianPackages(missing, 'a C++ compiler is needed to build better-sqlite3', mayInstall);
}

async function build(mayInstall) {
  const prebuilt = path.join(ROOT, 'node_modules', 'prebuild-install', 'bin.js');
  const fetched =
    existsSync(prebuilt) &&
    (await run('looking for a prebuilt better-sqlite3', process.execPath, [prebuilt], {
      cwd: PACKAGE,
      quiet: true,
      timeout: 90_000,
    }));
  if (fetched && bindingLoads()) return;

  await ensureCompiler(mayInstall);
  const headers = await findHeaders();
  const env = headers === undefined ? process.env : { ...process.env, npm_config_nodedir: headers };
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const script = ['exec', '--no', '--', 'node-gyp', 'rebuild', '--release'];
  const gyp = findNodeGyp();
  const [command, args] = gyp === undefined ? [npm, script] : [process.execPath, [gyp, 'rebuild', '--release']];
  await run('compiling better-sqlite3 (about a minute)', command, args, { cwd: PACKAGE, env });
}

/** npm carries node-gyp with it, beside its own files. */
function findNodeGyp() {
  const root = spawnSync('npm', ['root', '-g'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const file = path.join(root, 'npm', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  return existsSync(file) ? file : undefined;
}

/** Node 22.13 and newer carry SQLite themselves, which the service can fall back to. */
function hasBuiltInSqlite() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 13);
}

export async function ensureSqliteBinding(mayInstall) {
  if (bindingLoads()) return;
  try {
    await build(mayInstall);
  } catch (problem) {
    if (!hasBuiltInSqlite()) throw problem;
    say(problem.message);
  }
  if (bindingLoads()) return;
  if (!hasBuiltInSqlite()) throw new BootstrapProblem('better-sqlite3 could not be built; what was said stands above.');
  say("better-sqlite3 cannot be loaded; the service will use Node's own SQLite.");
}

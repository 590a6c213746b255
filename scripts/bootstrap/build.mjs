// Is dist/ what src/ and web/ say? If not, compile (incrementally), and build the page.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BootstrapProblem, ROOT, run } from './progress.mjs';

const SRC = path.join(ROOT, 'src');
const WEB = path.join(ROOT, 'web');
const DIST = path.join(ROOT, 'dist');
const STAMP = path.join(DIST, '.build-stamp');
const ALSO = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

function filesUnder(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** Names, sizes and times of all sources: a deleted file or an older one from another branch counts as a change too. */
function sourceStamp() {
  const hash = createHash('sha256');
  const files = [
    ...filesUnder(SRC).map((file) => path.join('src', file)),
    ...filesUnder(WEB).map((file) => path.join('web', file)),
    ...ALSO,
  ];
  for (const file of files) {
    const stat = statSync(path.join(ROOT, file));
    hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** tsc never deletes what it once wrote; a file whose source is gone must not be loaded by anyone. */
function pruneDist() {
  for (const file of filesUnder(DIST)) {
    // The page has its own builder, which empties its folder first.
    const source = file.startsWith('web') ? undefined : /^(.*)\.js(\.map)?$/.exec(file)?.[1];
    if (source !== undefined && !existsSync(path.join(SRC, `${source}.ts`))) rmSync(path.join(DIST, file));
  }
}

export async function ensureBuild() {
  if (!existsSync(path.join(SRC, 'main.ts'))) return;
  const stamp = sourceStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  pruneDist();
  const tsc = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const ok = await run('compiling src', process.execPath, [tsc, '-p', 'tsconfig.build.json']);
  if (!ok) throw new BootstrapProblem('src does not compile; the errors stand above.');
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const page = await run('building the page', process.execPath, [vite, 'build', 'web', '--logLevel', 'warn']);
  if (!page) throw new BootstrapProblem('web does not build; the errors stand above.');
  mkdirSync(DIST, { recursive: true });
  writeFileSync(STAMP, stamp);
}

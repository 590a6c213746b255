// Are the packages in node_modules those of package-lock.json? If not, install them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BootstrapProblem, ROOT, run } from './progress.mjs';

const LOCK = path.join(ROOT, 'package-lock.json');
const INSTALLED = path.join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = path.join(ROOT, 'node_modules', '.stackhand-bootstrap');

function lockHash() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex');
}

/** True when someone ran `npm ci` by hand: npm's own list of what it installed agrees with the lock. */
function installedAgrees() {
  if (!existsSync(INSTALLED)) return false;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
  return Object.entries(wanted).every(([where, entry]) => {
    if (where === '') return true;
    const found = installed[where];
    return found === undefined
      ? entry.optional === true || entry.devOptional === true
      : found.version === entry.version;
  });
}

/** Resolves to true when packages were installed just now. */
export async function ensurePackages() {
  const hash = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
  if (installedAgrees()) {
    writeFileSync(STAMP, hash);
    return false;
  }
  // No install scripts: the only one that is needed (better-sqlite3) is run by the next step, which knows where the headers are.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const ok = await run('installing packages (npm ci)', npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (!ok) throw new BootstrapProblem('npm ci failed; what it said stands above. Is a package registry reachable?');
  writeFileSync(STAMP, hash);
  return true;
}

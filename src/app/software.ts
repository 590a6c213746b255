import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Where the package lies: above `dist` (or `src`). */
export const PACKAGE_FOLDER = path.resolve(__dirname, '..', '..');

/** Name and version of this software, as runs record it (SI-52). */
export const SOFTWARE = `stackhand ${versionOf(path.join(PACKAGE_FOLDER, 'package.json'))}`;

/** When this build came onto this disk. Milliseconds since 1970. */
export const BUILT_AT_MS = statSync(__filename).mtimeMs;

function versionOf(file: string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

#!/usr/bin/env node
// The `stackhand` command of an installed copy. In a clone, `npm run demo` and `npm test` build dist/ first.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url));
if (!existsSync(entry)) {
  process.stderr.write('stackhand is not built yet: run `node scripts/bootstrap.mjs` in its folder.\n');
  process.exit(1);
}
createRequire(import.meta.url)(entry);

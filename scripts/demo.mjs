// `npm run demo -- …`: a clean clone on the bench, made runnable first. stdout is the demo's own.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { ROOT } from './bootstrap/progress.mjs';

await bootstrap({ serialPorts: process.argv.includes('serial') || process.argv.includes('--wire=serial') });

const entry = path.join(ROOT, 'dist', 'main.js');
const child = spawn(process.execPath, [entry, 'demo', ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl-C reaches the child by itself (same terminal); this process stays to hand on its exit code.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
}
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
child.on('close', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});

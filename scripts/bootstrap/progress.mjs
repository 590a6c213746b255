// Says on stderr what is being done and for how long; stdout belongs to the command that was asked for.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A thing the person at the keyboard can put right; printed without a stack. */
export class BootstrapProblem extends Error {}

export function say(text) {
  process.stderr.write(`[bootstrap] ${text}\n`);
}

/** Runs a command in the repository; its output is shown on stderr when it fails. Resolves to its success. */
export function run(title, command, args, options = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say(`${title} …`);
  const tick = setInterval(() => say(`${title}: still at it after ${seconds()} s`), 10_000);
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const end = (ok, why) => {
      clearInterval(tick);
      if (!ok && !options.quiet) process.stderr.write(Buffer.concat(output));
      say(`${title}: ${ok ? 'done' : `failed (${why})`} in ${seconds()} s`);
      resolve(ok);
    };
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code, signal) => end(code === 0, signal ?? `exit ${code}`));
  });
}

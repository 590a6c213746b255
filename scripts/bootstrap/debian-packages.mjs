// Programs of the system that come as Debian packages: are they there, and may they be installed?
import { spawnSync } from 'node:child_process';
import { BootstrapProblem, run } from './progress.mjs';

/** Whether a command can be started at all. */
export function isThere(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/** Installs what is missing of `packages`, or says what to run. `what` is the sentence that says what they are for. */
export async function ensureDebianPackages(packages, what, mayInstall) {
  if (packages.length === 0) return;
  const command = `apt-get install -y ${packages.join(' ')}`;
  if (process.platform !== 'linux' || !isThere('apt-get')) {
    throw new BootstrapProblem(`${what}; not found: ${packages.join(', ')}`);
  }
  if (!mayInstall) throw new BootstrapProblem(`${what}. As root, run:  ${command}`);
  await run('refreshing the package list (apt-get update)', 'apt-get', ['update', '-qq']);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const ok = await run(`installing ${packages.join(', ')}`, 'apt-get', ['install', '-y', ...packages], { env });
  if (!ok) throw new BootstrapProblem(`this failed; as root, run:  ${command}`);
}

/** socat makes the serial ports of the virtual plant: for `npm test` and for `--wire serial`. */
export async function ensureSocat(mayInstall) {
  const missing = isThere('socat') ? [] : ['socat'];
  await ensureDebianPackages(missing, 'socat is needed for the serial ports of the virtual plant', mayInstall);
}

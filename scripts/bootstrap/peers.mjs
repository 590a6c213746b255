// Programs that other people wrote: our lines are held against them in test/peers, the screen is opened in one in test/browser. Tests need
// them; the product does not.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { ensureDebianPackages, isThere } from './debian-packages.mjs';
import { BootstrapProblem, say } from './progress.mjs';

const succeeds = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const hasHeader = (header) => {
  const source = `#include <${header}>\n`;
  return spawnSync('cc', ['-E', '-x', 'c', '-'], { input: source, stdio: ['pipe', 'ignore', 'ignore'] }).status === 0;
};
// Debian's own Python: packages of Debian are not seen by another one.
const hasPython = (module) => succeeds('/usr/bin/python3', '-c', `import ${module}`);

/** Debian package, and how it shows that it is there. */
const PEERS = [
  ['socat', () => isThere('socat')],
  ['gcc', () => isThere('cc')],
  ['libc6-dev', () => hasHeader('stdio.h')],
  ['mbpoll', () => isThere('mbpoll')],
  ['libmodbus-dev', () => hasHeader('modbus/modbus.h')],
  ['python3-pymodbus', () => hasPython('pymodbus')],
  ['python3-serial-asyncio', () => hasPython('serial_asyncio')],
  ['python3-can', () => hasPython('can')],
  [
    'chromium',
    () => process.env.CHROMIUM !== undefined || ['chromium', 'chromium-browser', 'google-chrome'].some(isThere),
  ],
];

export async function ensurePeers(mayInstall) {
  const missing = PEERS.filter(([, isPresent]) => !isPresent()).map(([debian]) => debian);
  await ensureDebianPackages(
    missing,
    'the tests hold our lines against other programs, and open the screen in a browser',
    mayInstall,
  );
}

/** Before the tests: what is missing is installed where that is allowed, else named. The tests that need it fail, they are not skipped. */
export async function peersForTests(mayInstall = process.env.CI === 'true') {
  try {
    await ensurePeers(mayInstall);
  } catch (problem) {
    if (!(problem instanceof BootstrapProblem)) throw problem;
    say(`${problem.message}\nThe tests that need them will fail.`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await peersForTests(process.env.CI === 'true' || process.argv.includes('--yes'));
}

import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { type Clock, StackhandError } from '../../kernel';
import type { StackhandClient } from '../../operator-api/client';
import { errorCode } from '../context';
import type { GivenCommands } from '../given-commands';

/** One thing that was looked at. `cannot-tell` is no fault; a person looks then. */
export interface Check {
  readonly name: string;
  readonly verdict: 'ok' | 'warning' | 'bad' | 'cannot-tell';
  readonly found: string;
  readonly remedy: string;
}

const GIB = 1024 ** 3;
const NODE_ALLOWED = '20.19, 22.13, 24.11 or newer of the same line';

export function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const least: Readonly<Record<number, number>> = { 20: 19, 22: 13, 24: 11 };
  const ok = major > 24 || (least[major] !== undefined && minor >= least[major]);
  return { name: 'node', verdict: ok ? 'ok' : 'bad', found: version, remedy: `Install Node ${NODE_ALLOWED}.` };
}

/** The folder itself, or where it would be made. */
async function nearest(folder: string): Promise<string> {
  const found = await access(folder).then(
    () => true,
    () => false,
  );
  const above = path.dirname(folder);
  return found || above === folder ? folder : nearest(above);
}

export async function folderCheck(folder: string): Promise<Check> {
  const place = await nearest(path.resolve(folder));
  const remedy = 'Give this user the right to write there, or name another folder with --data.';
  try {
    await access(place, constants.R_OK | constants.W_OK);
    if (!(await stat(place)).isDirectory())
      return { name: 'data-folder', verdict: 'bad', found: `${place} (a file)`, remedy };
    return { name: 'data-folder', verdict: 'ok', found: place, remedy };
  } catch (error) {
    return { name: 'data-folder', verdict: 'bad', found: `${place} (${errorCode(error)})`, remedy };
  }
}

export async function diskCheck(folder: string): Promise<Check> {
  const remedy = 'Make room: photos and the journal of a run take up to 1 GB.';
  try {
    const { bavail, bsize } = await statfs(await nearest(path.resolve(folder)));
    const free = (bavail * bsize) / GIB;
    const verdict = free < 0.2 ? 'bad' : free < 1 ? 'warning' : 'ok';
    return { name: 'free-disk', verdict, found: `${free.toFixed(1)} GB`, remedy };
  } catch (error) {
    return { name: 'free-disk', verdict: 'cannot-tell', found: errorCode(error), remedy };
  }
}

export function sqliteCheck({ sqlite }: GivenCommands): Check {
  const remedy = 'Run `node scripts/bootstrap.mjs` again; Node 22.13 and newer can do without the native binding.';
  if (sqlite === undefined) return { name: 'sqlite', verdict: 'cannot-tell', found: 'not looked at', remedy };
  try {
    const { driverName, version } = sqlite();
    return { name: 'sqlite', verdict: 'ok', found: `${version} by ${driverName}`, remedy };
  } catch (error) {
    return {
      name: 'sqlite',
      verdict: 'bad',
      found: error instanceof Error ? error.message : 'cannot be loaded',
      remedy,
    };
  }
}

const FIRST_DAY = Date.UTC(2025, 0, 1);
const LAST_DAY = Date.UTC(2100, 0, 1);

/** A clock before the first release or far in the future is set wrong; waits do not rest on it, the record does. */
export function clockCheck(clock: Clock): Check {
  const { wallMs } = clock.now();
  const ok = wallMs > FIRST_DAY && wallMs < LAST_DAY;
  return {
    name: 'clock',
    verdict: ok ? 'ok' : 'bad',
    found: new Date(wallMs).toISOString(),
    remedy: 'Set date and time of this computer.',
  };
}

export function powerCheck({ mainsPower }: GivenCommands): Check {
  const remedy = 'Plug the charger in, and ask what feeds its socket when the inverter is parked.';
  const power = mainsPower?.() ?? 'cannot-tell';
  const verdict = power === 'yes' ? 'ok' : power === 'no' ? 'warning' : 'cannot-tell';
  return { name: 'mains-power', verdict, found: power, remedy };
}

export async function portCheck(port: number, client: StackhandClient): Promise<Check> {
  const remedy = 'Stop what listens there, or name another port with --port.';
  const fault = await listenFault(port);
  if (fault === undefined) return { name: 'port', verdict: 'ok', found: `${port} is free`, remedy };
  const ours = fault === 'EADDRINUSE' && (await isStackhand(client));
  return {
    name: 'port',
    verdict: ours ? 'ok' : 'bad',
    found: ours ? `${port}: the service runs` : `${port}: ${fault}`,
    remedy,
  };
}

function listenFault(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(errorCode(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}

async function isStackhand(client: StackhandClient): Promise<boolean> {
  try {
    return typeof (await client.health())['software'] === 'string';
  } catch (error) {
    if (error instanceof StackhandError || error instanceof SyntaxError) return false;
    throw error;
  }
}

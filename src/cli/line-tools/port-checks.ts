import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ftdiLatencyMs } from '../../fieldbus';
import type { Problem } from '../../kernel';
import { errorCode } from '../context';

/** What the system lets this user do with a port; `mayUse` throws with the system's code. Roots and checks are handed in for tests. */
export interface PortFacts {
  readonly dev: string;
  readonly sys: string;
  readonly groups: string;
  mayUse(device: string): void;
}

export const realPorts: PortFacts = {
  dev: '/dev',
  sys: '/sys',
  groups: '/etc/group',
  mayUse: (device) => accessSync(device, constants.R_OK | constants.W_OK),
};

export type Permission = 'ok' | 'denied' | 'missing' | 'cannot-tell';

/** Whether this user may open a port, without opening it. */
export function permissionOf(device: string, facts: PortFacts): Permission {
  try {
    facts.mayUse(device);
    return 'ok';
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EACCES' || code === 'EPERM') return 'denied';
    return code === 'ENOENT' ? 'missing' : 'cannot-tell';
  }
}

/** Why this user may not open the port, and the command that changes it; undefined where nothing is to be changed. */
export function permissionProblem(device: string, facts: PortFacts): Problem | undefined {
  if (permissionOf(device, facts) !== 'denied') return undefined;
  const group = groupOf(device, facts);
  return {
    code: 'cli.port-no-permission',
    what: 'This user may not open the port.',
    where: device,
    remedy:
      group === undefined
        ? `Until it is plugged in again: \`sudo chmod a+rw ${device}\`. For good: a udev rule that gives it to the group dialout.`
        : `Run \`sudo usermod -aG ${group} $USER\`, log out and in again.`,
  };
}

/** The group that owns the port; undefined where that is root, which nobody is put into, or where it has no name. */
function groupOf(device: string, { groups }: PortFacts): string | undefined {
  try {
    const { gid } = statSync(device);
    const row = readFileSync(groups, 'utf8')
      .split('\n')
      .find((text) => text.split(':')[2] === String(gid));
    return gid === 0 ? undefined : row?.split(':')[0];
  } catch {
    return undefined;
  }
}

/** The latency timer that costs nothing, in milliseconds. */
const WANTED_LATENCY_MS = 1;

/** The latency timer of an FTDI adapter in milliseconds, null where the adapter has none. */
export function latencyOf(port: string, { sys }: PortFacts): number | null {
  return ftdiLatencyMs(port, sys) ?? null;
}

/** What the latency timer of an adapter costs, and the command that changes it; undefined where nothing is to be changed. */
export function latencyProblem(port: string, device: string, facts: PortFacts): Problem | undefined {
  const found = latencyOf(port, facts);
  if (found === null || found <= WANTED_LATENCY_MS) return undefined;
  const file = path.join(facts.sys, 'bus', 'usb-serial', 'devices', path.basename(device), 'latency_timer');
  return {
    code: 'cli.latency-timer',
    what: `The adapter keeps each answer to itself for up to ${found} ms; 16 ms cost 38 % of a transfer at 115200 baud.`,
    where: device,
    value: `${found} ms`,
    allowed: `${WANTED_LATENCY_MS} ms`,
    remedy: `Run \`echo ${WANTED_LATENCY_MS} | sudo tee ${file}\`; again after each plugging in.`,
  };
}

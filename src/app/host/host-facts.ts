import { readdirSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';

/** What the machine under Stackhand says about itself. */
export interface HostFacts {
  readonly mainsPower: 'yes' | 'no' | 'cannot-tell';
  readonly freeBytes: number;
}

/** Mains power by the kernel's own list, and the room on the disk of a folder. */
export async function hostFacts(folder: string): Promise<HostFacts> {
  const { bavail, bsize } = await statfs(folder);
  return { mainsPower: mainsPower(), freeBytes: bavail * bsize };
}

/** Whether the machine is fed from the mains; a desktop without any entry cannot tell. */
export function mainsPower(folder = '/sys/class/power_supply'): HostFacts['mainsPower'] {
  const online = supplies(folder)
    .filter((supply) => read(supply, 'type') === 'Mains' || read(supply, 'type') === 'USB')
    .map((supply) => read(supply, 'online'));
  if (online.includes('1')) return 'yes';
  return online.includes('0') ? 'no' : 'cannot-tell';
}

function supplies(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

function read(folder: string, name: string): string | undefined {
  try {
    return readFileSync(path.join(folder, name), 'utf8').trim();
  } catch {
    return undefined;
  }
}

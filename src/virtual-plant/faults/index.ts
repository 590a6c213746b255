import type { Fault } from '../fault';
import { addrMirrored } from './addr-mirrored.fault';
import { code19Stays } from './code-19-stays.fault';
import { code20AfterModuleFlash } from './code-20-after-module-flash.fault';
import { code25Stuck } from './code-25-stuck.fault';
import { countOneShort } from './count-one-short.fault';
import { halfOn } from './half-on.fault';
import { linkLeftIn } from './link-left-in.fault';
import { versionUnchanged } from './version-unchanged.fault';
import { voltageDriftedApart } from './voltage-drifted-apart.fault';
import { wrongStack } from './wrong-stack.fault';

/** Every fault that a plant, or the hands at it, can be given. */
export const FAULTS: readonly Fault[] = [
  countOneShort,
  code19Stays,
  code20AfterModuleFlash,
  code25Stuck,
  halfOn,
  versionUnchanged,
  voltageDriftedApart,
  linkLeftIn,
  addrMirrored,
  wrongStack,
];

export function faultNamed(name: string): Fault | undefined {
  return FAULTS.find((fault) => fault.name === name);
}

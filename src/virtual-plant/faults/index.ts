import type { Fault } from '../fault';
import { addrMirrored } from './addr-mirrored.fault';
import { addressKept } from './address-kept.fault';
import { bootLoaderOnly } from './boot-loader-only.fault';
import { buttonBounces } from './button-bounces.fault';
import { code19Stays } from './code-19-stays.fault';
import { code20AfterModuleFlash } from './code-20-after-module-flash.fault';
import { code25Stuck } from './code-25-stuck.fault';
import { countOneMore } from './count-one-more.fault';
import { countOneShort } from './count-one-short.fault';
import { flashSlow } from './flash-slow.fault';
import { forgetsCounts } from './forgets-counts.fault';
import { halfOn } from './half-on.fault';
import { imageRejected } from './image-rejected.fault';
import { linkLeftIn } from './link-left-in.fault';
import { powerLostInFlash } from './power-lost-in-flash.fault';
import { resetsWhileStarting } from './resets-while-starting.fault';
import { takesWrongImage } from './takes-wrong-image.fault';
import { updaterOnLoadSide } from './updater-on-load-side.fault';
import { versionMisnamed } from './version-misnamed.fault';
import { versionUnchanged } from './version-unchanged.fault';
import { voltageDriftedApart } from './voltage-drifted-apart.fault';
import { voltageDrifts } from './voltage-drifts.fault';
import { wrongStack } from './wrong-stack.fault';

/** Every fault that a plant, or the hands at it, can be given. */
export const FAULTS: readonly Fault[] = [
  countOneShort,
  countOneMore,
  code19Stays,
  code20AfterModuleFlash,
  code25Stuck,
  halfOn,
  buttonBounces,
  addressKept,
  resetsWhileStarting,
  bootLoaderOnly,
  powerLostInFlash,
  versionUnchanged,
  versionMisnamed,
  flashSlow,
  imageRejected,
  takesWrongImage,
  forgetsCounts,
  updaterOnLoadSide,
  voltageDriftedApart,
  voltageDrifts,
  linkLeftIn,
  addrMirrored,
  wrongStack,
];

export function faultNamed(name: string): Fault | undefined {
  return FAULTS.find((fault) => fault.name === name);
}

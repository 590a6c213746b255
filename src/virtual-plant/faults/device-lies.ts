import type { DeviceLie } from '../device-lie';
import { bootCounterWraps } from './boot-counter-wraps.fault';
import { echoesHash } from './echoes-hash.fault';
import { liesAboutVersion } from './lies-about-version.fault';
import { otherSerial } from './other-serial.fault';
import { serialTwice } from './serial-twice.fault';
import { serialUnreadable } from './serial-unreadable.fault';
import { staleCount } from './stale-count.fault';
import { uptimeWraps } from './uptime-wraps.fault';

/** Every way in which a stack of the plant can lie on its service port. */
export const DEVICE_LIES: readonly DeviceLie[] = [
  liesAboutVersion,
  echoesHash,
  staleCount,
  otherSerial,
  serialUnreadable,
  serialTwice,
  bootCounterWraps,
  uptimeWraps,
];

export function deviceLieNamed(name: string): DeviceLie | undefined {
  return DEVICE_LIES.find((lie) => lie.name === name);
}

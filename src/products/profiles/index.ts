import type { ProductProfile } from '../profile';
import { fortressEflex } from './fortress-eflex.profile';
import { homegridStackdGen2 } from './homegrid-stackd-gen2.profile';
import { homegridStackdGen3 } from './homegrid-stackd-gen3.profile';
import { openModbusStack } from './open-modbus-stack.profile';
import { pylontechPowercubeH1 } from './pylontech-powercube-h1.profile';
import { pylontechUs2000 } from './pylontech-us2000.profile';

/** The profiles that ship with Stackhand, one file each; more are read as JSON from a directory by the entry file. */
export const profiles: readonly ProductProfile[] = [
  homegridStackdGen3,
  homegridStackdGen2,
  pylontechUs2000,
  fortressEflex,
  pylontechPowercubeH1,
  openModbusStack,
];

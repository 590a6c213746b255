import type { Bus } from './map-points';
import { paceModbusV13 } from './pace-modbus-v13.map';
import { sunSpecBattery } from './sunspec-battery.map';

/** Published register maps that no shipped product names as its own: for reading a stack by hand, and for a profile of a user. */
export const busMaps: readonly Bus[] = [paceModbusV13, sunSpecBattery];

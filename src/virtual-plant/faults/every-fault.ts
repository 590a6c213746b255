import { FAULTS } from '.';
import { DEVICE_LIES } from './device-lies';
import { WIRE_FAULTS } from './wire-faults';

/** A fault as somebody arms it who knows no more than its name. */
export interface ListedFault {
  readonly name: string;
  /** Numbers of the lists in docs/faults.md: D1 to D20, W1 to W20, O1 to O12; none for a fault that is on no list. */
  readonly ids: readonly string[];
  /** Where it bites. `device` and `wire` need a stack that speaks. */
  readonly side: 'plant' | 'hands' | 'device' | 'wire';
}

/** Every fault of the plant, of the hands at it, of a stack that lies and of its lines. Each takes `stack`, `times` and `every`. */
export const EVERY_FAULT: readonly ListedFault[] = [
  ...FAULTS.map(({ name, ids, side }) => ({ name, ids, side })),
  ...DEVICE_LIES.map(({ name, ids, side }) => ({ name, ids, side })),
  ...WIRE_FAULTS.map(({ name, id, side }) => ({ name, ids: [id], side })),
];

const NAMES = new Set(EVERY_FAULT.map(({ name }) => name));

export const isKnownFault = (name: string): boolean => NAMES.has(name);
export const faultNames = (): readonly string[] => [...NAMES];

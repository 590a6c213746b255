export { createPlant } from './create-plant';
export { type ControlPort, type ControlPortOptions, openControlPort } from './control-port';
export { plantQuestionSchema } from './eyes';
export type * from './fault';
export { SlippingHands } from './fault-bites';
export { FAULTS, faultNamed } from './faults';
export { EVERY_FAULT, type ListedFault } from './faults/every-fault';
export { plantActSchema } from './hands';
export { checkedSetup } from './check-setup';
export { Plant, type PlantInput, type PlantOutput, step } from './plant';
export { plantOptionsSchema, plantSetupSchema } from './plant-setup';
export type { PlantState } from './plant-state';
export * from './plant-types';
export * from './wire-inverter';
export { DEVICE_LIES } from './faults/device-lies';
export { WIRE_FAULTS } from './faults/wire-faults';
export type * from './device-lie';
export type * from './wire-fault';
export { CanAdapter } from './wire/can-adapter';
export type { Talker } from './wire/talker';
export {
  canTalker,
  inverterDevice,
  mbapTalker,
  rtuTalker,
  stackDevice,
  type WiredPlant,
} from './wire/wire-device';
export type { AnswerPdu, WireOut } from './wire/wire-out';
export { MbapPort, PLANT_UNIT, RtuPort, type WireDevice } from './wire/wire-port';
export type { RtuRules } from './wire/rtu-slave';

export { answerInverter } from './answer-inverter';
export { canFrames } from './can-frames';
export { createInverterWire, type InverterWire } from './inverter-wire';
export { canWireSchema, inverterWireSchema } from './wire-setup';

export type { HoldingLine, HoldingOptions } from './holding-line.port';
export * from './inverter.slice';
export { type InverterAccess, lookAtInverter, openInverter, type WiredInverter } from './inverter-access';
export * from './inverter-reading';
export type { RegisterSource } from './model-block';
export { readInverter } from './read-inverter';
export type { FoundModel, SunSpecMap } from './sunspec-map';
export { walkSunSpec } from './walk-sunspec';

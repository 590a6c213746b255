import type { RegisterSource } from './model-block';

/** What an inverter says it does; the states of model 701 and of models 101 to 103 in one list. */
export type OperatingState =
  | 'off'
  | 'sleeping'
  | 'starting'
  | 'running'
  | 'throttled'
  | 'shutting-down'
  | 'fault'
  | 'standby';

/** What the battery does as the inverter sees it. */
export type BatteryFlow = 'off' | 'empty' | 'discharging' | 'charging' | 'full' | 'holding' | 'testing';

/** Why there is no value. `no-bus`: the inverter has none that we speak. `not-told`: no model of the device carries it, or the point is empty. */
export type NoValue = 'no-bus' | 'not-told' | 'out-of-range' | 'refused';

/**
 * A value with the register it was read from, or null and why. `E4`: the device about itself, read together with its identity. `E3`:
 * the device about something else, or about itself without an identity.
 */
export type InverterValue<T> =
  | { readonly value: T; readonly evidence: 'E4' | 'E3'; readonly source: RegisterSource }
  | { readonly value: null; readonly because: NoValue };

export interface InverterIdentity {
  readonly maker: string | null;
  readonly model: string | null;
  readonly version: string | null;
  readonly serial: string | null;
}

/** A limit of model 124 as it stands in the register, so that the very same word can be put back. */
export interface LimitWord {
  readonly point: string;
  readonly address: number;
  readonly raw: number;
}

/**
 * The storage limits as found, in the order in which they are put back: window and rates first, the mode that makes them count last.
 * `exponents`: what the words were scaled with; a word means something else under another exponent.
 */
export interface InverterLimits {
  readonly words: readonly LimitWord[];
  readonly exponents: Readonly<Record<string, number | null>>;
  /** Most charging power; watts. */
  readonly chargeMaxWatts: number | null;
  /** Charging and discharging rate, percent of the most; only with the mode bit of its direction. */
  readonly chargeRatePercent: number | null;
  readonly dischargeRatePercent: number | null;
  readonly mode: { readonly charge: boolean; readonly discharge: boolean } | null;
}

/** Everything that one look at an inverter gives. Volts, amperes, watts, percent. */
export interface InverterReading {
  readonly identity: InverterIdentity;
  readonly state: InverterValue<OperatingState>;
  readonly batteryVolts: InverterValue<number>;
  /** Sign as the device gives it: SunSpec does not say which direction is positive. See `batteryFlow`. */
  readonly batteryAmps: InverterValue<number>;
  readonly batteryFlow: InverterValue<BatteryFlow>;
  /** + to the grid or the house, − from it (stated for model 701). */
  readonly acWatts: InverterValue<number>;
  readonly seesBattery: InverterValue<boolean>;
  readonly socPercent: InverterValue<number>;
  readonly limits: InverterValue<InverterLimits>;
}

export function noValue(because: NoValue): { readonly value: null; readonly because: NoValue } {
  return { value: null, because };
}

/** The reading of an inverter without a bus: nothing is known by machine, and each value says so. */
export const NO_BUS_READING: InverterReading = {
  identity: { maker: null, model: null, version: null, serial: null },
  state: noValue('no-bus'),
  batteryVolts: noValue('no-bus'),
  batteryAmps: noValue('no-bus'),
  batteryFlow: noValue('no-bus'),
  acWatts: noValue('no-bus'),
  seesBattery: noValue('no-bus'),
  socPercent: noValue('no-bus'),
  limits: noValue('no-bus'),
};

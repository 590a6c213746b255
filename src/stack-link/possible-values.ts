import type { ReadingName } from './bus.slice';

/**
 * What a battery stack can say at all, far outside anything it may: a value beyond is a wrong register, scale or byte order and no reading.
 * Volts, amps, percent, degrees Celsius, counts.
 */
const POSSIBLE: Partial<Record<ReadingName, readonly [number, number]>> = {
  soc: [0, 100],
  volts: [0, 1500],
  amps: [-5000, 5000],
  'cell-max-volts': [0, 6],
  'cell-min-volts': [0, 6],
  'temperature-max': [-60, 150],
  'temperature-min': [-60, 150],
  'module-count': [0, 255],
  'stack-count': [0, 255],
  address: [0, 255],
  contactor: [0, 1],
};

/** Why this value cannot be, or null for one that can. */
export function impossible(reading: ReadingName, value: number): string | null {
  const range = POSSIBLE[reading];
  if (range === undefined || (value >= range[0] && value <= range[1])) return null;
  return `${value} cannot be, possible are ${range[0]} to ${range[1]}`;
}

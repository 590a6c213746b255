import { ageMs, type Stamp, StackhandError } from '../kernel';

export type ReadingUnit = 'V' | 'mV' | 'A' | 'W' | '%' | '°C' | 'Ah' | 'kWh' | 'count';

/** A value somebody or something read, with its age and its source. `stack` is a tag, null for the bus or the site. */
export interface Reading {
  readonly what: string;
  readonly stack: string | null;
  readonly value: number;
  readonly unit: ReadingUnit;
  /** The person who read it, or the name of the machine's link. */
  readonly by: string;
  /** The meter that a person used; null when the device itself reported the value. */
  readonly meter: string | null;
  readonly at: Stamp;
}

/** The lowest and highest value of a set and their difference, in the unit of the readings; which stack showed each. */
export interface Spread {
  readonly lowest: number;
  readonly highest: number;
  readonly delta: number;
  readonly lowestStack: string | null;
  readonly highestStack: string | null;
}

/** True when the reading is at most `maxAgeMs` old; the age is the larger of wall and monotonic difference (SI-44). */
export function isFresh(reading: Reading, now: Stamp, maxAgeMs: number): boolean {
  return ageMs(reading.at, now) <= maxAgeMs;
}

/**
 * The spread of a set of readings (SI-05). One quantity, one unit, one meter: the error of a meter cancels only against itself,
 * and two good meters differ by as much as the limit. Throws `stacks.no-readings`, `stacks.mixed-meters`,
 * `stacks.mixed-quantities` or `stacks.reading-without-value`.
 */
export function spread(readings: readonly Reading[]): Spread {
  const [first, ...others] = readings;
  if (first === undefined) throw noReadings();
  for (const reading of readings) refuseUnlike(first, reading);
  const lowest = others.reduce((least, reading) => (reading.value < least.value ? reading : least), first);
  const highest = others.reduce((most, reading) => (reading.value > most.value ? reading : most), first);
  return {
    lowest: lowest.value,
    highest: highest.value,
    delta: withoutBinaryNoise(highest.value - lowest.value),
    lowestStack: lowest.stack,
    highestStack: highest.stack,
  };
}

/** 53.3 - 52.8 is a little more than 0.5 in binary; a limit of 0.5 must not fail on that. Six decimals are finer than any meter. */
function withoutBinaryNoise(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function refuseUnlike(first: Reading, reading: Reading): void {
  if (!Number.isFinite(reading.value)) throw withoutValue(reading);
  if (reading.what !== first.what || reading.unit !== first.unit) throw mixedQuantities(first, reading);
  if (meterName(reading) !== meterName(first)) throw mixedMeters(first, reading);
}

function meterName(reading: Reading): string | null {
  return reading.meter === null ? null : reading.meter.trim().toLowerCase();
}

function noReadings(): StackhandError {
  return new StackhandError({
    code: 'stacks.no-readings',
    what: 'There is nothing to compare.',
    remedy: 'Read every stack of the set once, with one meter.',
  });
}

function withoutValue(reading: Reading): StackhandError {
  return new StackhandError({
    code: 'stacks.reading-without-value',
    what: `The reading of ${placeOf(reading)} is not a number.`,
    value: String(reading.value),
    remedy: 'Read this stack again and type what the meter shows.',
  });
}

function mixedQuantities(first: Reading, reading: Reading): StackhandError {
  return new StackhandError({
    code: 'stacks.mixed-quantities',
    what: `${placeOf(reading)} was read as ${reading.what} in ${reading.unit}, ${placeOf(first)} as ${first.what} in ${first.unit}.`,
    value: `${reading.what} in ${reading.unit}`,
    allowed: `${first.what} in ${first.unit}`,
    remedy: 'Compare one quantity in one unit.',
  });
}

function mixedMeters(first: Reading, reading: Reading): StackhandError {
  return new StackhandError({
    code: 'stacks.mixed-meters',
    what: `${placeOf(first)} and ${placeOf(reading)} were not read with the same meter.`,
    value: reading.meter ?? 'reported by the device itself',
    allowed: first.meter ?? 'reported by the device itself',
    remedy: 'Read the whole set again with one meter, in one range, at the same two points.',
  });
}

function placeOf(reading: Reading): string {
  return reading.stack ?? 'the bus';
}

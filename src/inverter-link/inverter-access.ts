import type { Clock } from '../kernel';
import type { HoldingLine } from './holding-line.port';
import { type InverterQuirks, NO_QUIRKS } from './inverter.slice';
import { type InverterReading, NO_BUS_READING } from './inverter-reading';
import { readInverter } from './read-inverter';
import type { SunSpecMap } from './sunspec-map';
import { walkSunSpec } from './walk-sunspec';

/** An inverter on a line, its map walked. */
export interface WiredInverter {
  readonly bus: 'modbus';
  readonly line: HoldingLine;
  readonly unit: number;
  readonly map: SunSpecMap;
  readonly quirks: InverterQuirks;
  readonly clock: Clock;
}

/** An inverter that a machine can ask, or one that only a person can look at and park. Both are whole inverters to every caller. */
export type InverterAccess = WiredInverter | { readonly bus: 'none' };

/** Walks the map of an inverter on a line. Throws what `walkSunSpec` throws. */
export async function openInverter(
  line: HoldingLine,
  unit: number,
  { clock, quirks = NO_QUIRKS }: { readonly clock: Clock; readonly quirks?: InverterQuirks },
): Promise<WiredInverter> {
  return { bus: 'modbus', line, unit, map: await walkSunSpec(line, unit, quirks), quirks, clock };
}

/** One look at an inverter; without a bus every value is null and says so. */
export async function lookAtInverter(access: InverterAccess): Promise<InverterReading> {
  if (access.bus === 'none') return NO_BUS_READING;
  return readInverter(access.line, access.unit, access.map, access.quirks);
}

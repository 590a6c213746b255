import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { textOf } from './state-keeper';

const portSchema = z.object({ line: z.string(), unit: z.number().int() });

const portsSchema = z.object({
  stacks: z.record(z.string(), portSchema),
  inverters: z.record(z.string(), portSchema),
  /** A serial-line CAN adapter on the battery's CAN. */
  can: z.object({ line: z.string() }).optional(),
});

/** Where the plant can be reached: a line and a unit for each stack and inverter, by name. */
export type PlantPorts = z.output<typeof portsSchema>;

const NO_PORTS: PlantPorts = { stacks: {}, inverters: {} };

/** The ports that a plant had before; a file of something else counts as none. */
export function portsBefore(file: string | undefined): PlantPorts {
  const text = file === undefined ? undefined : textOf(file);
  if (text === undefined) return NO_PORTS;
  try {
    return portsSchema.parse(JSON.parse(text));
  } catch {
    return NO_PORTS;
  }
}

export function writePortsFile(file: string | undefined, ports: PlantPorts): void {
  if (file === undefined) return;
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(ports, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

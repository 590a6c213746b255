import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inverterDevice, PLANT_UNIT, stackDevice, type WireDevice, type WiredPlant } from '../../virtual-plant';
import { type PlantPorts, portsBefore, writePortsFile } from './ports-file';
import { openSerialPort } from './serial-port';
import { openTcpPort } from './tcp-port';
import type { OpenPort } from './wire-point';

export interface PlantWireOptions {
  readonly wired: WiredPlant;
  readonly kind: 'tcp' | 'serial';
  /** First of the TCP ports: one for each stack, then one for each inverter; undefined: those of the ports file, or any free ones. */
  readonly portBase: number | undefined;
  readonly portsFile: string | undefined;
  /** Where links to serial ports stand; undefined: in a folder of their own. */
  readonly folder: string | undefined;
}

export interface PlantWire {
  readonly ports: PlantPorts;
  close(): Promise<void>;
}

type Named = { readonly name: string; readonly line: string; readonly unit: number };

/**
 * Gives every stack that speaks Modbus a port of its own, as a service port with a lead in it, and every inverter one. Inverters are
 * reached over TCP whatever the stacks are. A site whose stacks do not speak gets no ports.
 */
export async function openPlantWire(options: PlantWireOptions): Promise<PlantWire> {
  const { wired, portsFile } = options;
  const stacks = wired.plant.wiredStacks();
  const before = portsBefore(portsFile);
  const open: OpenPort[] = [];
  const inverters = stacks.length === 0 ? [] : wired.plant.inverters();
  const add = async (port: Promise<OpenPort>, name: string): Promise<Named> => {
    open.push(await port);
    return { name, line: (await port).line, unit: PLANT_UNIT };
  };
  const stackPorts: Named[] = [];
  for (const [index, name] of stacks.entries()) {
    stackPorts.push(await add(openStack(options, stackDevice(wired, name), before.stacks[name]?.line, index), name));
  }
  const inverterPorts: Named[] = [];
  for (const [index, name] of inverters.entries()) {
    const wanted = wantedPort(options, before.inverters[name]?.line, stacks.length + index);
    inverterPorts.push(await add(openTcpPort(inverterDevice(wired, name), wanted), name));
  }
  const ports = { stacks: byName(stackPorts), inverters: byName(inverterPorts) };
  if (open.length > 0) writePortsFile(portsFile, ports);
  return {
    ports,
    close: async () => {
      await Promise.all(open.map((port) => port.close()));
    },
  };
}

function byName(ports: readonly Named[]): Record<string, { line: string; unit: number }> {
  return Object.fromEntries(ports.map(({ name, line, unit }) => [name, { line, unit }]));
}

async function openStack(
  options: PlantWireOptions,
  device: WireDevice,
  before: string | undefined,
  index: number,
): Promise<OpenPort> {
  if (options.kind === 'tcp') return openTcpPort(device, wantedPort(options, before, index));
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'stackhand-plant-'));
  return openSerialPort(device, path.join(folder, 'ports', device.name));
}

/** A plant that is started again keeps its ports where it can: whoever knew them goes on. */
function wantedPort({ portBase }: PlantWireOptions, before: string | undefined, index: number): number {
  if (portBase !== undefined && portBase !== 0) return portBase + index;
  return Number(/^tcp:\/\/[^:]+:(\d+)$/.exec(before ?? '')?.[1] ?? 0);
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  canTalker,
  inverterDevice,
  mbapTalker,
  PLANT_UNIT,
  rtuTalker,
  stackDevice,
  type WiredPlant,
} from '../../virtual-plant';
import { type PlantPorts, portsBefore, writePortsFile } from './ports-file';
import { openSerialPort } from './serial-port';
import { openTcpPort } from './tcp-port';
import type { OpenPort } from './wire-point';

export interface PlantWireOptions {
  readonly wired: WiredPlant;
  readonly kind: 'tcp' | 'serial';
  /** First of the TCP ports: one for each stack, each inverter and the CAN; undefined: those of the ports file, or any free ones. */
  readonly portBase: number | undefined;
  readonly portsFile: string | undefined;
  /** Where links to serial ports stand; undefined: in a folder of their own. */
  readonly folder: string | undefined;
}

export interface PlantWire {
  readonly ports: PlantPorts;
  close(): Promise<void>;
}

/** 3.5 characters at more than 19,200 baud. Milliseconds. */
const SILENCE_MS = 1.75;

/**
 * Gives every stack that speaks Modbus a port of its own, as a service port with a lead in it, every inverter one, and the CAN between
 * them an adapter. Inverters are reached over TCP whatever the stacks are. A site whose stacks do not speak gets no ports.
 */
export async function openPlantWire(options: PlantWireOptions): Promise<PlantWire> {
  const opening = new Opening(options);
  const { plant } = options.wired;
  const stacks = plant.wiredStacks();
  for (const name of stacks) await opening.stack(name);
  for (const name of stacks.length === 0 ? [] : plant.inverters()) await opening.inverter(name);
  if (stacks.length > 0) await opening.can();
  if (stacks.length > 0) writePortsFile(options.portsFile, opening.ports);
  return { ports: opening.ports, close: () => opening.close() };
}

/** Opens port after port, and knows them all. */
class Opening {
  readonly ports: PlantPorts = { stacks: {}, inverters: {} };
  private readonly open: OpenPort[] = [];
  private readonly before: PlantPorts;
  private readonly folder: string;

  constructor(private readonly options: PlantWireOptions) {
    this.before = portsBefore(options.portsFile);
    const { folder, kind } = options;
    this.folder = kind === 'tcp' ? '' : (folder ?? mkdtempSync(path.join(tmpdir(), 'stackhand-plant-')));
  }

  async stack(name: string): Promise<void> {
    const device = stackDevice(this.options.wired, name);
    const before = this.before.stacks[name]?.line;
    const port =
      this.options.kind === 'tcp'
        ? openTcpPort(mbapTalker(device), this.wanted(before))
        : openSerialPort(rtuTalker(device, SILENCE_MS), this.link(name));
    this.ports.stacks[name] = { line: (await this.opened(port)).line, unit: PLANT_UNIT };
  }

  async inverter(name: string): Promise<void> {
    const device = inverterDevice(this.options.wired, name);
    const port = openTcpPort(mbapTalker(device), this.wanted(this.before.inverters[name]?.line));
    this.ports.inverters[name] = { line: (await this.opened(port)).line, unit: PLANT_UNIT };
  }

  async can(): Promise<void> {
    const talker = canTalker(this.options.wired);
    const port =
      this.options.kind === 'tcp'
        ? openTcpPort(talker, this.wanted(this.before.can?.line))
        : openSerialPort(talker, this.link('CAN'));
    const { line } = await this.opened(port);
    // The bytes of an adapter, not Modbus: a line of raw bytes over TCP.
    this.ports.can = { line: line.startsWith('tcp:') ? `rtu+${line}?baud=115200` : line };
  }

  async close(): Promise<void> {
    await Promise.all(this.open.map((port) => port.close()));
  }

  private async opened(port: Promise<OpenPort>): Promise<OpenPort> {
    const open = await port;
    this.open.push(open);
    return open;
  }

  private link(name: string): string {
    return path.join(this.folder, 'ports', name);
  }

  /** A plant that is started again keeps its ports where it can: whoever knew them goes on. */
  private wanted(before: string | undefined): number {
    const { portBase } = this.options;
    if (portBase !== undefined && portBase !== 0) return portBase + this.open.length;
    return Number(/tcp:\/\/[^:]+:(\d+)/.exec(before ?? '')?.[1] ?? 0);
  }
}

import { PLANT_UNIT, type Plant } from '../../virtual-plant';
import { NO_PORTS, type PlantPorts, portsBefore, writePortsFile } from './ports-file';
import { openTcpPort } from './tcp-port';
import type { OpenPort, WirePoint } from './wire-point';

const WRITE_MANY = 16;

export interface PlantWireOptions {
  readonly plant: Plant;
  /** The plant's own time in milliseconds. */
  readonly now: () => number;
  /** Called when a write may have changed the plant. */
  readonly changed: () => void;
  /** First of the TCP ports, one for each stack; undefined: those of the ports file, or any free ones. */
  readonly portBase: number | undefined;
  readonly portsFile: string | undefined;
}

export interface PlantWire {
  readonly ports: PlantPorts;
  close(): Promise<void>;
}

/** Gives every stack that speaks Modbus a port of its own, as a service port with a lead in it. */
export async function openPlantWire(options: PlantWireOptions): Promise<PlantWire> {
  const before = portsBefore(options.portsFile);
  const open: OpenPort[] = [];
  const stacks: Record<string, { line: string; unit: number }> = {};
  for (const [index, name] of options.plant.wiredStacks().entries()) {
    const port = await openTcpPort(stackPoint(options, name), wantedPort(options, before.stacks[name]?.line, index));
    open.push(port);
    stacks[name] = { line: port.line, unit: PLANT_UNIT };
  }
  const ports = { ...NO_PORTS, stacks };
  if (open.length > 0) writePortsFile(options.portsFile, ports);
  return {
    ports,
    close: async () => {
      await Promise.all(open.map((port) => port.close()));
    },
  };
}

function stackPoint({ plant, now, changed }: PlantWireOptions, name: string): WirePoint {
  return {
    name,
    answer: (unit, pdu) => {
      if (unit !== PLANT_UNIT) return null;
      const answer = plant.wire(now(), name, pdu);
      if (pdu[0] === WRITE_MANY) changed();
      return answer;
    },
  };
}

/** A plant that is started again keeps its ports where it can: whoever knew them goes on. */
function wantedPort({ portBase }: PlantWireOptions, before: string | undefined, index: number): number {
  if (portBase !== undefined && portBase !== 0) return portBase + index;
  return Number(/^tcp:\/\/[^:]+:(\d+)$/.exec(before ?? '')?.[1] ?? 0);
}

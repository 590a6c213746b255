import path from 'node:path';
import { openControlPort } from '../virtual-plant';
import { keptPlant, type KeptPlantOptions } from './kept-plant';
import { openPlantWire } from './plant-wire/plant-wire';
import type { PlantPorts } from './plant-wire/ports-file';

/** A line keeps real time, whatever the pace. */
export interface PlantSkinOptions extends KeptPlantOptions {
  /** 0: any free port. */
  readonly port: number;
  /** How the stacks' service ports are reached. */
  readonly wire?: 'tcp' | 'serial' | undefined;
  /** First TCP port of the stacks' service ports; left out or 0: any free ones. */
  readonly wirePortBase?: number | undefined;
  /** Where it is written which line leads to which stack. */
  readonly portsFile?: string | undefined;
}

export interface RunningPlant {
  readonly url: string;
  readonly ports: PlantPorts;
  close(): Promise<void>;
}

/** A plant with a control port and its wires. */
export async function startPlant(options: PlantSkinOptions): Promise<RunningPlant> {
  const { stateFile } = options;
  const { plant, now, keep, keepSoon } = keptPlant(options);
  const port = await openControlPort({ plant, now, onChange: keep, port: options.port });
  const wire = await openPlantWire({
    wired: { plant, now, changed: keepSoon },
    kind: options.wire ?? 'tcp',
    portBase: options.wirePortBase,
    portsFile: options.portsFile,
    folder: stateFile === undefined ? undefined : path.dirname(stateFile),
  });
  return {
    url: port.url,
    ports: wire.ports,
    close: async () => {
      await wire.close();
      await port.close();
      keep();
    },
  };
}

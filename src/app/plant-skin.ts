import path from 'node:path';
import { checkedSetup, openControlPort, Plant, type PlantSetup } from '../virtual-plant';
import { openPlantWire } from './plant-wire/plant-wire';
import type { PlantPorts } from './plant-wire/ports-file';
import { StateKeeper, textOf } from './plant-wire/state-keeper';

export interface PlantSkinOptions {
  readonly setup: PlantSetup;
  /** Where the plant is kept, so that its process may be killed too; undefined: nowhere. */
  readonly stateFile: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** Milliseconds of the plant's clock per real millisecond. A line keeps real time. */
  readonly pace: number;
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

/** A plant with a control port and its wires. Its clock goes on where the kept state stood; while no process runs, its time stands still. */
export async function startPlant(options: PlantSkinOptions): Promise<RunningPlant> {
  const { stateFile, pace } = options;
  const kept = stateFile === undefined ? undefined : textOf(stateFile);
  const plant = kept === undefined ? Plant.create(checkedSetup(options.setup)) : Plant.restore(kept);
  const from = plant.clockMs();
  const started = performance.now();
  const now = (): number => Math.round(from + (performance.now() - started) * pace);
  const keeper = new StateKeeper(stateFile, () => plant.snapshot());
  keeper.keep();
  const port = await openControlPort({ plant, now, onChange: (snapshot) => keeper.keep(snapshot), port: options.port });
  const wire = await openPlantWire({
    wired: { plant, now, changed: () => keeper.keepSoon() },
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
      keeper.keep();
    },
  };
}

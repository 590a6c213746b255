import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkedSetup, openControlPort, Plant, type PlantSetup } from '../virtual-plant';

export interface PlantSkinOptions {
  readonly setup: PlantSetup;
  /** Where the plant is kept, so that its process may be killed too; undefined: nowhere. */
  readonly stateFile: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** Milliseconds of the plant's clock per real millisecond. */
  readonly pace: number;
}

export interface RunningPlant {
  readonly url: string;
  close(): Promise<void>;
}

/** A plant with a control port. Its clock goes on where the kept state stood; while no process runs, its time stands still. */
export async function startPlant(options: PlantSkinOptions): Promise<RunningPlant> {
  const { stateFile, pace } = options;
  const kept = stateFile === undefined ? undefined : keptState(stateFile);
  const plant = kept === undefined ? Plant.create(checkedSetup(options.setup)) : Plant.restore(kept);
  const from = plant.clockMs();
  const started = performance.now();
  const now = (): number => Math.round(from + (performance.now() - started) * pace);
  const keep = (snapshot: string): void => {
    if (stateFile !== undefined) keepState(stateFile, snapshot);
  };
  keep(plant.snapshot());
  const port = await openControlPort({ plant, now, onChange: keep, port: options.port });
  return { url: port.url, close: () => port.close() };
}

function keptState(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all: written beside it, then renamed over it. */
function keepState(file: string, snapshot: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, snapshot);
  renameSync(`${file}.new`, file);
}

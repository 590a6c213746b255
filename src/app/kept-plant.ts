import { checkedSetup, Plant, type PlantSetup } from '../virtual-plant';
import { StateKeeper, textOf } from './plant-wire/state-keeper';

export interface KeptPlantOptions {
  readonly setup: PlantSetup;
  /** Where the plant is kept, so that its process may be killed too; undefined: nowhere. */
  readonly stateFile: string | undefined;
  /** Milliseconds of the plant's clock per real millisecond. */
  readonly pace: number;
}

/** A plant on a clock, kept in a file. Its clock goes on where the kept state stood; while no process runs, its time stands still. */
export interface KeptPlant {
  readonly plant: Plant;
  readonly now: () => number;
  /** Keeps it at once. */
  readonly keep: (snapshot?: string) => void;
  /** Keeps it in a moment, together with what else changes until then. */
  readonly keepSoon: () => void;
}

export function keptPlant({ setup, stateFile, pace }: KeptPlantOptions): KeptPlant {
  const kept = stateFile === undefined ? undefined : textOf(stateFile);
  const plant = kept === undefined ? Plant.create(checkedSetup(setup)) : Plant.restore(kept);
  const from = plant.clockMs();
  const started = performance.now();
  const keeper = new StateKeeper(stateFile, () => plant.snapshot());
  keeper.keep();
  return {
    plant,
    now: () => Math.round(from + (performance.now() - started) * pace),
    keep: (snapshot) => keeper.keep(snapshot),
    keepSoon: () => keeper.keepSoon(),
  };
}

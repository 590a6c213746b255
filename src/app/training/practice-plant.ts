import path from 'node:path';
import type { Clock } from '../../kernel';
import type { FaultWish, TrainingAct, TrainingFault, TrainingSight } from '../../operator-api';
import type { PlantAct, PlantSetup } from '../../virtual-plant';
import { type KeptPlant, keptPlant } from '../kept-plant';
import { openPlantWire, type PlantWire } from '../plant-wire/plant-wire';
import type { PlantPorts } from '../plant-wire/ports-file';
import { armFault, faultsOf } from './training-faults';
import { sightOf } from './training-sight';

/** While somebody watches, the plant is looked at so often: an LCD in a garage is not read faster. */
const LOOK_EVERY_MS = 250;

type Tell = (sight: TrainingSight | null) => void;

export interface PracticePlantOptions {
  readonly setup: PlantSetup;
  readonly folder: string;
  readonly pace: number;
  readonly clock: Clock;
}

/** A virtual plant in the service itself, with the ports of its stacks, for somebody who practises. */
export class PracticePlant {
  private readonly watchers = new Set<Tell>();
  private cancelLook: (() => void) | undefined;
  private told = '';

  private constructor(
    private readonly kept: KeptPlant,
    private readonly wire: PlantWire,
    private readonly clock: Clock,
  ) {}

  static async open({ setup, folder, pace, clock }: PracticePlantOptions): Promise<PracticePlant> {
    const kept = keptPlant({ setup, pace, stateFile: path.join(folder, 'plant.json') });
    const { plant, now, keepSoon } = kept;
    const wire = await openPlantWire({
      wired: { plant, now, changed: keepSoon },
      kind: 'tcp',
      portBase: undefined,
      portsFile: path.join(folder, 'ports.json'),
      folder,
    });
    return new PracticePlant(kept, wire, clock);
  }

  get ports(): PlantPorts {
    return this.wire.ports;
  }

  see(): TrainingSight {
    return sightOf(this.kept.plant, this.kept.now());
  }

  act(act: PlantAct): TrainingAct {
    const result = this.kept.plant.act(this.kept.now(), act);
    return { ...result, sight: this.changed() };
  }

  faults(): readonly TrainingFault[] {
    return faultsOf(this.kept.plant, this.kept.now());
  }

  arm(wish: FaultWish): void {
    armFault(this.kept.plant, this.kept.now(), wish);
    this.changed();
  }

  watch(tell: Tell): () => void {
    const sight = this.tellIfChanged();
    this.watchers.add(tell);
    tell(sight);
    if (this.watchers.size === 1) this.lookAgain();
    return () => {
      this.watchers.delete(tell);
    };
  }

  async close(): Promise<void> {
    this.cancelLook?.();
    for (const tell of this.watchers) tell(null);
    this.watchers.clear();
    await this.wire.close();
    this.kept.keep();
  }

  private changed(): TrainingSight {
    this.kept.keep();
    return this.tellIfChanged();
  }

  private lookAgain(): void {
    this.cancelLook?.();
    this.cancelLook = this.clock.after(LOOK_EVERY_MS, () => {
      if (this.watchers.size === 0) return;
      this.tellIfChanged();
      this.lookAgain();
    });
  }

  /** Whoever watches was told what was told last, also who came after it. */
  private tellIfChanged(): TrainingSight {
    const sight = this.see();
    const text = JSON.stringify(sight);
    if (text !== this.told) for (const tell of this.watchers) tell(sight);
    this.told = text;
    return sight;
  }
}

import type { z } from 'zod';
import { inverterWireSchema, type InverterWireSetup } from './wire-setup';

/** How the inverters of a plant show themselves, and what was written to their limits since. A skin keeps one beside its plant. */
export class InverterWire {
  private readonly written = new Map<string, Map<number, number>>();

  constructor(
    readonly setup: InverterWireSetup,
    readonly keepsWrites: boolean,
  ) {}

  /** Registers of model 124 that were written to an inverter, by their place in the model. */
  storage(inverter: string): ReadonlyMap<number, number> {
    return this.written.get(inverter) ?? new Map<number, number>();
  }

  write(inverter: string, place: number, word: number): void {
    const words = this.written.get(inverter) ?? new Map<number, number>();
    this.written.set(inverter, words.set(place, word));
  }
}

export function createInverterWire(setup: z.input<typeof inverterWireSchema> = {}): InverterWire {
  return new InverterWire(inverterWireSchema.parse(setup), true);
}

/** Shows an inverter by default, and refuses limits: nobody would keep them. */
export const WITHOUT_WIRE = new InverterWire(inverterWireSchema.parse({}), false);

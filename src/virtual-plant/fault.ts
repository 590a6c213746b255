import type { PlantAct } from './hands';
import type { FaultCall, FullPlantSetup } from './plant-setup';

/** The points of the plant at which a fault may bite: what it is told, and what it may answer. */
export interface FaultPoints {
  /** A stack detection is about to show its count. */
  counted: { told: { stack: string; count: number }; answer: number };
  /** A stack detection is about to clear code 19; `true`: it stays. */
  'code-19-clears': { told: { stack: string }; answer: true };
  /** A board or module has taken its image. */
  'unit-flashed': {
    told: { stack: string; component: string; module: number | null };
    answer: 'unchanged' | 'bricked' | 'stuck';
  };
  /** An open stack is about to write a block into its flash. */
  'block-written': { told: { stack: string; offset: number }; answer: 'lost' };
  /** The power button was held long enough. */
  'power-held': { told: { stack: string; towards: 'on' | 'off' }; answer: 'half-on' };
  /** A stack has gone dark; the answer is added to its rest voltage. */
  'went-dark': { told: { stack: string }; answer: number };
}
export type FaultPoint = keyof FaultPoints;

interface FaultStory {
  readonly name: string;
  /** Where it bites, when, and how it ends: sentences for the catalogue of faults. */
  readonly bites: string;
  readonly when: string;
  readonly ends: string;
  /** The message by which the product must name it to the person when this fault has bitten. */
  readonly problemCode: string;
  /** How often it bites when the call does not say. */
  readonly times: number;
}

/** A fault of the plant: `apply` answers undefined where it does not bite. */
export type PlantFault = FaultStory & { readonly side: 'plant' } & {
    [Point in FaultPoint]: {
      readonly at: Point;
      apply(call: FaultCall, told: FaultPoints[Point]['told']): FaultPoints[Point]['answer'] | undefined;
    };
  }[FaultPoint];

/** A slip of the hands: `slip` answers what is done instead, null for nothing at all, undefined where it does not bite. */
export interface HandsFault extends FaultStory {
  readonly side: 'hands';
  slip(call: FaultCall, act: PlantAct, setup: FullPlantSetup): PlantAct | null | undefined;
}

export type Fault = PlantFault | HandsFault;

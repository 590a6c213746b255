import type { PlantAct } from './hands';
import type { FaultCall, FullPlantSetup } from './plant-setup';

/**
 * Where power can fail in an update, in order: the announcement, the mark that says that the old image is gone, the erase of each sector,
 * each word of the image, the record of a whole block, the mark of an image that was verified, the order to start it, the start itself, and
 * the mark of an image that runs. `board`: a board or module that a tool writes.
 */
export const FLASH_STEPS = [
  ...(['enter', 'begin', 'erase', 'word', 'confirm', 'verified', 'commit', 'boot', 'started', 'board'] as const),
] as const;
export type FlashStep = (typeof FLASH_STEPS)[number];

/** Power fails before the step, with half of it done, or after it; and is back after so many seconds. */
export interface PowerCut {
  readonly moment: 'before' | 'half' | 'after';
  readonly backSeconds: number;
}

/** The points of the plant at which a fault may bite: what it is told, and what it may answer. */
export interface FaultPoints {
  /** A stack detection is about to show its count. */
  counted: { told: { stack: string; count: number }; answer: number };
  /** A stack detection is about to clear code 19; `true`: it stays. */
  'code-19-clears': { told: { stack: string }; answer: true };
  /** A board or module has taken its image. */
  'unit-flashed': {
    told: { stack: string; component: string; module: number | null };
    answer: 'unchanged' | 'bricked' | 'stuck' | { readonly named: string };
  };
  /** A board is about to judge whether an image is for its hardware; `true`: it says that it is not. */
  'image-judged': { told: { stack: string; component: string; module: number | null }; answer: true };
  /** A board is about to be written, or a flash bank to be erased; the answer is how many times longer that takes. */
  'takes-time': { told: { stack: string; work: 'write' | 'erase' }; answer: number };
  /** An update has made a controller start anew; `true`: it has forgotten its counts. */
  'starts-updated': { told: { stack: string }; answer: true };
  /** A controller is about to be up. `updated`: its firmware was written since the site was found. */
  'comes-up': { told: { stack: string; updated: boolean }; answer: 'resets' | 'boot-loader' };
  /** A controller that starts is about to take another address than it had; `true`: it keeps the old one. */
  'address-taken': { told: { stack: string }; answer: true };
  /** An open stack is about to write a block into its flash. */
  'block-written': { told: { stack: string; offset: number }; answer: 'lost' };
  /** A stack takes a step that power could fail in; the answer is when it does. `at`: which byte, sector or board. */
  'flash-step': { told: { stack: string; step: FlashStep; at: number }; answer: PowerCut };
  /** The power button was held long enough. */
  'power-held': { told: { stack: string; towards: 'on' | 'off' }; answer: 'half-on' | 'bounces' };
  /** A stack has gone dark; the answer is added to its rest voltage. */
  'went-dark': { told: { stack: string }; answer: number };
  /** A stack has gone dark; the answer is what it gains or loses from now on, in volts per hour. */
  'stands-dark': { told: { stack: string }; answer: number };
  /** Something of the service asks for its supply while some feeds are dead; `true`: it hangs on one of them. */
  fed: { told: { stack: null; what: 'tool' | 'host' | 'network'; dead: readonly string[] }; answer: true };
}
export type FaultPoint = keyof FaultPoints;

interface FaultStory {
  readonly name: string;
  /** Numbers of the lists in docs/faults.md: D1 to D20 for a device, O1 to O12 for hands. */
  readonly ids: readonly string[];
  /** Where it bites, when, and how it ends: sentences for the catalogue of faults. */
  readonly bites: string;
  readonly when: string;
  readonly ends: string;
  /** The message by which the product must name it to the person when this fault has bitten; null: the steps mend it unnamed. */
  readonly problemCode: string | null;
  /** The same where the stack itself speaks, if it is another message. */
  readonly overLead?: string | null;
  /** How often it bites when the call does not say. */
  readonly times: number;
}

/** A fault of the plant: `apply` answers undefined where it does not bite. */
export type PlantFault = FaultStory & {
  readonly side: 'plant';
  /** Once it has bitten it stays, and is counted once. */
  readonly lasts?: true;
} & {
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

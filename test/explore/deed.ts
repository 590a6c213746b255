import type { Answer, Plan, PlannedStep } from '../../src/orchestrator';
import type { AbstractPlant, Found } from './plant';

/** Where a person stands: the step that is asked, and the plant before their eyes. */
export interface Scene {
  readonly plan: Plan;
  readonly found: Found;
  readonly step: PlannedStep;
  readonly plant: AbstractPlant;
  /** Index of the stack at hand; −1 for a step of the site. */
  readonly at: number;
  /** How a bank of the stack at hand is recorded; null: nobody knows. */
  readonly recorded: (bank: string) => string | null;
  /** The last answer to this question did not do, and the screen says why. */
  readonly refused: boolean;
  /** Every stack is switched off for the first time, and the busbar is measured after it. */
  readonly beforeBusbar: boolean;
}

/** One thing a person may do at a prompt. The first of a list is what was asked, answered truly. */
export interface Deed {
  readonly slip?: string;
  readonly plant: AbstractPlant;
  readonly answer: Answer;
  readonly wrongs: readonly string[];
  /** A device fault that this deed meets; paid from the budget of faults. */
  readonly fault?: string;
  /** Milliseconds that pass before the person answers; they look at the screen again first. */
  readonly lateMs?: number;
  /** The person only comes back: nothing is done and nothing answered. */
  readonly away?: true;
  /** What is told is not so; this is. */
  readonly truth?: Answer;
}

export const BLIND: Answer = { kind: 'cannot-see' };
export const confirm: Answer = { kind: 'confirm', button: 'done' };
export const choice = (option: string): Answer => ({ kind: 'choice', option });
export const count = (value: number): Answer => ({ kind: 'count', value });
export const code = (text: string): Answer => ({ kind: 'code', text });
export const number = (value: number, unit: string): Answer => ({ kind: 'number', value, unit, meter: 'M1' });
export const tagOf = (at: number): string => `S${at + 1}`;
export const HOURS = 2 * 3_600_000;

/** Sees, and says what is there. */
export const look = ({ plant }: Scene, answer: Answer): Deed => ({ plant, answer, wrongs: [] });
export const slip = (name: string, plant: AbstractPlant, answer: Answer): Deed => ({
  slip: name,
  plant,
  answer,
  wrongs: [],
});
export const lie = (name: string, plant: AbstractPlant, answer: Answer, truth: Answer): Deed => ({
  ...slip(name, plant, answer),
  truth,
});
export const away = (name: string, plant: AbstractPlant): Deed => ({
  ...slip(name, plant, BLIND),
  away: true,
  lateMs: HOURS,
});
export const blind = ({ plant }: Scene): Deed => slip('cannot see it', plant, BLIND);

/** Looks only: truly, or not at all. */
export const eyes =
  (seen: (scene: Scene) => Answer) =>
  (scene: Scene): readonly Deed[] => [look(scene, seen(scene)), blind(scene)];
/** What can matter to nothing that is modelled is answered in one way. */
export const fixed =
  (answer: Answer) =>
  (scene: Scene): readonly Deed[] => [look(scene, answer)];

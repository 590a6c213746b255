import type { PlannedStep } from './plan-types';

/** What is looked up in a plan at every event. A plan never changes, so neither does this. */
export interface PlanIndex {
  readonly steps: readonly PlannedStep[];
  /** Where a step stands in the plan. */
  readonly places: ReadonlyMap<string, number>;
  /** The places of what each step needs, by its own; −1 for a step that the plan has not. */
  readonly needs: readonly (readonly number[])[];
  readonly byName: ReadonlyMap<string, readonly PlannedStep[]>;
}

const made = new WeakMap<readonly PlannedStep[], PlanIndex>();

/** The index of a plan's steps; made once for as long as the plan is there. */
export function indexOf(steps: readonly PlannedStep[]): PlanIndex {
  const known = made.get(steps) ?? makeIndex(steps);
  made.set(steps, known);
  return known;
}

/** The steps of these names, in the order of the plan within each. */
export const stepsNamed = (steps: readonly PlannedStep[], ...names: readonly string[]): readonly PlannedStep[] =>
  names.flatMap((name) => indexOf(steps).byName.get(name) ?? []);

/** The step with this id. */
export function stepWithId(steps: readonly PlannedStep[], id: string): PlannedStep | undefined {
  const place = indexOf(steps).places.get(id);
  return place === undefined ? undefined : steps[place];
}

function makeIndex(steps: readonly PlannedStep[]): PlanIndex {
  const places = new Map(steps.map(({ id }, place) => [id, place]));
  const byName = new Map<string, PlannedStep[]>();
  for (const step of steps) byName.set(step.step, [...(byName.get(step.step) ?? []), step]);
  return { steps, places, byName, needs: steps.map((step) => step.needs.map((need) => places.get(need) ?? -1)) };
}

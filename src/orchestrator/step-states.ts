import { indexOf, type PlanIndex } from './plan-index';
import type { PlannedStep } from './plan-types';
import type { StepState } from './step-state';

const FRESH: StepState = { status: 'pending', revision: 0 };

const isBehind = (state: StepState | undefined): boolean => state?.status === 'done' || state?.status === 'skipped';

/** The states of a plan's steps. It never changes; `with` makes another. */
export class StepStates {
  private constructor(
    private readonly index: PlanIndex,
    private readonly states: readonly StepState[],
    /** How many steps at the head of the plan are all done or left out. */
    private readonly behind: number,
  ) {}

  static fresh(steps: readonly PlannedStep[]): StepStates {
    return StepStates.of(
      steps,
      steps.map(() => FRESH),
    );
  }

  private static of(steps: readonly PlannedStep[], states: readonly StepState[]): StepStates {
    const behind = states.findIndex((state) => !isBehind(state));
    return new StepStates(indexOf(steps), states, behind < 0 ? states.length : behind);
  }

  /** These states in another revision of the plan; a step that only it has is still to come. */
  under(steps: readonly PlannedStep[]): StepStates {
    return StepStates.of(
      steps,
      steps.map(({ id }) => this.get(id) ?? FRESH),
    );
  }

  get(id: string): StepState | undefined {
    const place = this.index.places.get(id);
    return place === undefined ? undefined : this.states[place];
  }

  /** In the order of the plan. */
  values(): readonly StepState[] {
    return this.states;
  }

  /** These states with one that is changed; a step that the plan has not is left out. */
  with(id: string, change: Partial<StepState>): StepStates {
    const place = this.index.places.get(id);
    if (place === undefined) return this;
    const states = this.states.slice();
    states[place] = { ...(states[place] ?? FRESH), ...change };
    let behind = Math.min(this.behind, isBehind(states[place]) ? this.behind : place);
    while (isBehind(states[behind])) behind += 1;
    return new StepStates(this.index, states, behind);
  }

  /** The steps that are shown, or that the machine is at. */
  open(): readonly PlannedStep[] {
    const open: PlannedStep[] = [];
    for (let place = this.behind; place < this.states.length; place += 1) {
      const step = this.index.steps[place];
      if (step !== undefined && this.states[place]?.status === 'open') open.push(step);
    }
    return open;
  }

  /** How many steps are done or left out. */
  doneCount(): number {
    let done = 0;
    for (const state of this.states) if (isBehind(state)) done += 1;
    return done;
  }

  /** What is not behind the run, and has everything that it needs behind it; `all`: nothing is left. */
  next(): { readonly ready: readonly PlannedStep[]; readonly all: boolean } {
    const settled = new Uint8Array(this.states.length).fill(1, 0, this.behind);
    const ready: PlannedStep[] = [];
    let all = true;
    for (let place = this.behind; place < this.states.length; place += 1) {
      const waits = !haveAll(settled, this.index.needs[place]);
      const step = this.index.steps[place];
      if (!waits && isBehind(this.states[place])) settled[place] = 1;
      else all = false;
      if (!waits && step !== undefined && settled[place] === 0) ready.push(step);
    }
    return { ready, all };
  }
}

function haveAll(settled: Uint8Array, needs: readonly number[] = []): boolean {
  for (const need of needs) if (settled[need] !== 1) return false;
  return true;
}

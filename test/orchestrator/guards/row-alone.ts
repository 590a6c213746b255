import { trainingPlacements } from '../../../src/app/demo/training-wish';
import { planFor } from '../../../src/app/plan-request';
import { type EvidenceClass, LayeredMap } from '../../../src/kernel';
import {
  EMPTY_SITE,
  type FactValue,
  GUARDS,
  type KnownFact,
  type Obligation,
  type Objection,
  type Plan,
  type PlannedStep,
  rowOf,
  type RunState,
  type StepContext,
} from '../../../src/orchestrator';
import { reachedBy } from '../../../src/orchestrator/evolve';
import { StepStates } from '../../../src/orchestrator/step-states';
import { findProfile } from '../../../src/products';
import { exampleSite, type ExampleSiteOptions } from '../../../src/stacks';

/** A fact that is not simply typed just now: `ago` in milliseconds, `evidence`, `boot` of the service it was told to, the step it was told at. */
export class Told {
  constructor(
    readonly value: FactValue,
    readonly how: {
      readonly ago?: number;
      readonly evidence?: readonly EvidenceClass[];
      readonly boot?: string;
      readonly stepId?: string;
    },
  ) {}
}

export const told = (value: FactValue, how: Told['how']): Told => new Told(value, how);

export type Facts = Readonly<Record<string, FactValue | Told>>;

/** What the site owes, from an earlier run. */
export const obligation = (
  one: Pick<Obligation, 'id' | 'kind' | 'original' | 'status'> & Partial<Obligation>,
): Obligation => ({
  runId: 'R0',
  ...one,
});

/** One row of the table, asked about one state. Facts stand in the order in which they were told. */
export interface Case {
  readonly site?: Partial<ExampleSiteOptions> | undefined;
  readonly procedure?: string | undefined;
  readonly plan?: ((plan: Plan) => Plan) | undefined;
  readonly at?: Partial<PlannedStep> | undefined;
  readonly facts?: Facts | undefined;
  readonly owed?: readonly Obligation[] | undefined;
  readonly run?: Partial<RunState> | undefined;
  readonly shown?: Readonly<Record<string, number>> | undefined;
  /** Milliseconds since the service was started. */
  readonly monoMs?: number | undefined;
}

/** The switches of the example site as somebody found them. */
export const FOUND: Facts = {
  'S1/as-found/ADDR_SET': '100000',
  'S2/as-found/ADDR_SET': '010000',
  'S3/as-found/ADDR_SET': '110000',
  'S1/as-found/INV_SET': '001000',
  'S2/as-found/INV_SET': '001000',
  'S3/as-found/INV_SET': '001000',
  'S1/as-found/IMPED_SET': '000000',
  'S2/as-found/IMPED_SET': '000000',
  'S3/as-found/IMPED_SET': '000000',
};
export const APART: Facts = { 'site/links-in-hand': 2 };
export const JOINED: Facts = { 'site/links-in-hand': 2, 'site/links-plugged': 2 };
export const withoutAddressBank = (plan: Plan): Plan => ({
  ...plan,
  slice: { ...plan.slice, addressing: { ...plan.slice.addressing, bank: null } },
});
export const withoutDetections = (plan: Plan): Plan => ({ ...plan, slice: { ...plan.slice, detections: [] } });

const NOW = { wallMs: 10_000_000, monoMs: 5_000_000, bootId: 'this-boot' };
const STEP: PlannedStep = { id: 'here', step: 'wait-for', params: {}, needs: [], groups: [], creates: [] };

function planOf({ site, procedure = 'parallel-stack-update', plan: change }: Case): Plan {
  const built = exampleSite({ stacks: 3, ...site });
  const profile = findProfile(built.product);
  const plan = planFor({ procedure, site: built, placements: trainingPlacements(profile) }, profile);
  return change?.(plan) ?? plan;
}

function knownFrom(facts: Facts, monoMs: number): RunState['facts'] {
  const rows = Object.entries(facts).map(([key, given], index) => {
    const { value, how } = given instanceof Told ? given : new Told(given, {});
    const { ago = 0, evidence = ['E2'], boot = NOW.bootId, stepId = 'before' } = how;
    const at = { wallMs: NOW.wallMs - ago, monoMs: monoMs - ago, bootId: boot };
    return [key, { value, evidence, at, by: 'Ana', stepId, order: index + 1 }] as const;
  });
  return LayeredMap.empty<string, KnownFact>().with(rows);
}

/** The context in which a row is asked: a plan as the service makes it, and facts that nobody had to walk a run for. */
export function contextFor(asked: Case): StepContext {
  const plan = planOf(asked);
  const shown = Object.entries(asked.shown ?? {}).reduce(
    (states, [id, shownOrder]) => states.with(id, { status: 'open', revision: 1, shownOrder }),
    StepStates.fresh(plan.steps),
  );
  const facts = knownFrom(asked.facts ?? {}, asked.monoMs ?? NOW.monoMs);
  const run: RunState = {
    ...{ runId: 'R1', plan, status: 'running', software: 'test', steps: shown, returns: new Map() },
    ...{
      facts,
      reached: reachedBy(
        new Set(),
        [...facts].map(([key, { value }]) => ({ key, value })),
      ),
      deviations: [],
      notes: [],
      events: 1,
      startedAt: NOW,
      lastAt: NOW,
    },
    ...asked.run,
  };
  const obligations = new Map((asked.owed ?? []).map((one) => [one.id, one]));
  return {
    run,
    site: { ...EMPTY_SITE, obligations },
    step: { ...STEP, ...asked.at },
    now: { ...NOW, monoMs: asked.monoMs ?? NOW.monoMs },
  };
}

/** What a row of the table says, by its name (`SI-05 voltsKnown`). */
export function saidBy(row: string, asked: Case): Objection | undefined {
  const guard = GUARDS.find((candidate) => rowOf(candidate) === row);
  if (guard === undefined) throw new Error(`The table has no row ${row}.`);
  return guard.objection(contextFor(asked));
}

/** What is expected of a row: nothing at all, or its message with what it names, and what is to come of it. */
export type Expected = { readonly id: string; readonly params?: object } & Omit<Objection, 'because'>;

export type Row = readonly [story: string, asked: Case, expected: Expected | undefined];

/** The tests of a row: each state, and exactly what the row has to say to it. */
export function saysExactly(row: string, cases: readonly Row[]): void {
  describe(row, () => {
    it.each(cases)('%s', (_story, asked, expected) => {
      const said = saidBy(row, asked);
      if (expected === undefined) return expect(said).toBeUndefined();
      const { id, params = {}, ...rest } = expected;
      return expect(said).toEqual({ because: { id, params }, ...rest });
    });
  });
}

import { agreement } from '../../../src/app/demo/agreement';
import type { RunView } from '../../../src/orchestrator';
import type { OracleName, PlantTruth } from '../../../src/virtual-plant';
import { runStream } from '../../../src/orchestrator';
import { type Rig, type Scenario, startScenario } from '../../support/rig';

/**
 * What goes wrong: an oracle of the plant, or the plant against the record. `record-disagrees`: the run ended as complete and the plant is
 * otherwise. `other-identity`: it ended as complete, and a serial in the record is not that of its stack. `code-left`: the run ended as complete and an LCD shows a code. `left-apart`: a set that need not have been touched was taken
 * apart and did not come back. `left-on`: it ended as complete and apart, and a stack is lit.
 */
export type Wrong = OracleName | 'record-disagrees' | 'other-identity' | 'code-left' | 'left-apart' | 'left-on';

/** One line of the table: a scenario, the rows of the guards that carry it, and what the plant says without them. */
export interface GuardScenario {
  readonly invariant: string;
  /** Rows (`SI-05 voltsKnown`) or whole invariants (`SI-05`) that are taken out. */
  readonly rows: readonly string[];
  /** Rows behind or before them that would catch the same: out in both runs, so that the load is on `rows` alone. */
  readonly alsoOut?: readonly string[];
  readonly story: string;
  readonly scenario: () => Scenario;
  readonly play?: (rig: Rig) => Promise<unknown>;
  /** Guard and message that the person is told, e.g. `SI-05 hold.volts-apart`. */
  readonly told: string;
  readonly trips: Wrong;
  /** Where the demand cannot be met by one row alone: what else stands in the way, and why. */
  readonly carriedBy?: string;
}

export interface Played {
  readonly wrongs: readonly Wrong[];
  readonly told: readonly string[];
  readonly outcome: RunView['outcome'];
}

/** Plays a scenario to its end, or until the plant has noticed a wrong, or a hold leaves nothing to choose. */
export async function played(row: GuardScenario, without: readonly string[]): Promise<Played> {
  const rig = await startScenario({ ...row.scenario(), without });
  if (row.play === undefined) await untilDecided(rig);
  else await row.play(rig);
  const view = await rig.view();
  return {
    wrongs: wrongsOf(view, rig.truth(), row.trips, await serials(rig)),
    told: await toldIn(rig),
    outcome: view.outcome,
  };
}

export const untilDecided = (rig: Rig): Promise<RunView> =>
  rig.drive((view) => rig.truth().oracles.length > 0 || nothingToChoose(view));

const nothingToChoose = (view: RunView): boolean =>
  view.hold !== null && !view.hold.offers.some((offer) => offer.id === 'stop-here');

function wrongsOf(
  view: RunView,
  truth: PlantTruth,
  looksFor: Wrong,
  typed: ReadonlyMap<string, unknown>,
): readonly Wrong[] {
  const ended = view.outcome?.startsWith('complete') === true;
  const staysApart = view.procedure === 'leave-parallel';
  const complete = ended && !staysApart;
  const apart = truth.breakers.some((breaker) => !breaker.closed) || truth.stacks.some((stack) => !stack.lit);
  return [
    ...truth.oracles.map((record) => record.oracle),
    ...(complete && agreement(view, truth).differs.length > 0 ? (['record-disagrees'] as const) : []),
    ...(complete && truth.stacks.some((stack) => typed.has(stack.tag) && typed.get(stack.tag) !== stack.serial)
      ? (['other-identity'] as const)
      : []),
    ...(complete && truth.stacks.some((stack) => stack.code !== null) ? (['code-left'] as const) : []),
    ...(ended && staysApart && truth.stacks.some((stack) => stack.lit) ? (['left-on'] as const) : []),
    ...(!complete && apart && looksFor === 'left-apart' ? (['left-apart'] as const) : []),
  ];
}

/** The serials as the record has them, by stack. */
async function serials(rig: Rig): Promise<ReadonlyMap<string, unknown>> {
  const { facts, plan } = (await rig.engine.state(rig.runId)).run;
  const tags = plan.site.stacks.map((stack) => stack.tag).filter((tag) => facts.has(`${tag}/identity`));
  return new Map(tags.map((tag) => [tag, facts.get(`${tag}/identity`)?.value]));
}

/** Every objection of the run: which guard, and what it said. */
export async function toldIn(rig: Rig): Promise<readonly string[]> {
  const events = await rig.journal.read(runStream(rig.runId));
  return events.flatMap(({ type, data }) => {
    if (type !== 'run.held' && type !== 'steps.reopened') return [];
    const { by, because } = data as { readonly by: string; readonly because: { readonly id: string } };
    return [`${by.split(':')[0]} ${because.id}`];
  });
}

/** Some scenarios are two whole runs over leads; a busy machine takes longer for them than a test waits by itself. */
const PATIENCE_MS = 60_000;

/** The tests of a table: with every guard nothing goes wrong and the person is told why; without the row the plant says so. */
export function provesRows(table: readonly GuardScenario[]): void {
  describe.each(table)('$invariant: $story', (row) => {
    it(
      'ends without a wrong, and the person is told why',
      async () => {
        const all = await played(row, []);
        expect(all).toMatchObject({ wrongs: [] });
        expect(all.told.length).toBeGreaterThan(0);
        const alone = row.alsoOut === undefined ? all : await played(row, row.alsoOut);
        expect(alone).toMatchObject({ wrongs: [], told: expect.arrayContaining([row.told]) as unknown });
      },
      PATIENCE_MS,
    );

    it(
      `goes wrong without ${row.rows.join(' and ')}: ${row.trips}`,
      async () => {
        const out = await played(row, [...row.rows, ...(row.alsoOut ?? [])]);
        expect(out).toMatchObject({ wrongs: expect.arrayContaining([row.trips]) as unknown });
      },
      PATIENCE_MS,
    );
  });
}

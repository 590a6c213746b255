import fc from 'fast-check';
import type { PlannedStep, StepState } from '../../src/orchestrator';
import { StepStates } from '../../src/orchestrator/step-states';

const STATUSES: readonly StepState['status'][] = ['pending', 'open', 'done', 'skipped'];

const step = (place: number, needs: readonly number[]): PlannedStep => ({
  id: `${place}`,
  step: 'finish',
  params: {},
  needs: needs.map(String),
  groups: [],
  creates: [],
});

/** Up to twelve steps, each of which needs earlier ones. */
const plans = fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 3 }), { minLength: 1, maxLength: 12 }).map((all) =>
  all.map((needs, place) =>
    step(
      place,
      [...new Set(needs)].filter((need) => need < place),
    ),
  ),
);
const changes = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.constantFrom(...STATUSES)), { maxLength: 40 });

/** The same by the letter: a step is behind the run when it is done or left out, and all that it needs is behind too. */
function byTheLetter(steps: readonly PlannedStep[], status: ReadonlyMap<string, string>) {
  const settled = new Set<string>();
  const ready: string[] = [];
  for (const { id, needs } of steps) {
    if (!needs.every((need) => settled.has(need))) continue;
    if (['done', 'skipped'].includes(status.get(id) ?? '')) settled.add(id);
    else ready.push(id);
  }
  const open = steps.filter(({ id }) => status.get(id) === 'open').map(({ id }) => id);
  return { ready, open, all: settled.size === steps.length };
}

test('what is ready, open or all behind is so after any changes, forwards and back', () => {
  fc.assert(
    fc.property(plans, changes, (steps, changed) => {
      let states = StepStates.fresh(steps);
      const status = new Map(steps.map(({ id }) => [id, 'pending']));
      for (const [place, to] of changed.filter(([at]) => at < steps.length)) {
        const before = { states, next: states.next() };
        states = states.with(`${place}`, { status: to });
        status.set(`${place}`, to);
        const { ready, all } = states.next();
        const found = { ready: ready.map(({ id }) => id), open: states.open().map(({ id }) => id), all };
        expect(found).toEqual(byTheLetter(steps, status));
        expect(before.states.next()).toEqual(before.next);
      }
    }),
  );
});

test('under another revision of the plan every step keeps its state, and a new one is still to come', () => {
  const old = [step(0, []), step(1, [0]), step(2, [1])];
  const states = StepStates.fresh(old).with('0', { status: 'done' }).with('1', { status: 'skipped' });
  const revised = states.under([step(0, []), step(5, [0]), step(1, [5]), step(2, [1])]);
  expect(['0', '5', '1', '2'].map((id) => revised.get(id)?.status)).toEqual(['done', 'pending', 'skipped', 'pending']);
  expect(revised.next().ready.map(({ id }) => id)).toEqual(['5']);
  expect(
    revised
      .with('5', { status: 'done' })
      .next()
      .ready.map(({ id }) => id),
  ).toEqual(['2']);
});

import { GUARDS, rowOf } from '../../../src/orchestrator';
import { ENFORCED_ELSEWHERE, HAND, NEVER_ALONE, SCENARIOS } from './scenarios';

test('every invariant of this job has a scenario, or says what else enforces it and which test shows that', () => {
  const shown = new Set([...SCENARIOS.map((row) => row.invariant), ...Object.keys(ENFORCED_ELSEWHERE)]);
  expect(HAND.filter((invariant) => !shown.has(invariant))).toEqual([]);
});

test('every row of the table is taken out by a scenario, or says why it can never be alone', () => {
  const out = new Set(SCENARIOS.flatMap((row) => row.rows));
  const unshown = GUARDS.filter(
    (guard) => !out.has(guard.id) && !out.has(rowOf(guard)) && !(rowOf(guard) in NEVER_ALONE),
  );
  expect(unshown.map(rowOf)).toEqual([]);
});

test('no scenario names a row that the table does not have', () => {
  const names = new Set(GUARDS.flatMap((guard) => [guard.id, rowOf(guard)]));
  const named = [...SCENARIOS.flatMap((row) => [...row.rows, ...(row.alsoOut ?? [])]), ...Object.keys(NEVER_ALONE)];
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});

test('no reason opens a row that guards people or a write; what was found and what is listed may be decided', () => {
  expect(GUARDS.filter((guard) => guard.overridable).map((guard) => guard.id)).toEqual([
    'SI-09',
    'SI-09',
    'SI-35',
    'SI-36',
    'SI-22',
  ]);
});

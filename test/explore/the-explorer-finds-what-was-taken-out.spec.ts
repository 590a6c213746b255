import { GUARDS, rowOf } from '../../src/orchestrator';
import { type Family, searched } from './families';
import { missed } from './missed';
import { NOT_VISIBLE, PROTECTIONS } from './protections';
import { NOTHING as NONE } from './state';

const NOTHING: Family = { ...NONE, name: 'test', stacks: 2 };
const MINUTE = 60_000;
const quiet = (): void => undefined;

it(
  'finds nothing wrong where nothing goes wrong, and comes to the end',
  () => {
    expect(searched(NOTHING, [], quiet)).toMatchObject({ wrongs: [], whole: true, ends: { complete: 1 } });
  },
  MINUTE,
);

it(
  'finds that danger is passed over when nobody minds it, and nothing when somebody does',
  () => {
    const family: Family = { ...NOTHING, dangers: 1, site: { procedure: 'leave-parallel' } };
    const { wrongs } = searched(family, ['SI-01'], quiet);
    expect(wrongs[0]?.wrong).toContain('asked in danger');
    expect(wrongs[0]?.trace).toContain('somebody reports danger');
    expect(searched(family, [], quiet).wrongs).toEqual([]);
  },
  MINUTE,
);

it(
  'says so where a search finds nothing that a protection would keep off',
  () => {
    expect(missed({ rows: ['SI-12 dark'], what: 'nothing goes wrong' })).toMatchObject({ found: false, carries: true });
  },
  MINUTE,
);

it('looks for every row of the table, or says why its plant cannot miss it', () => {
  const named = [...PROTECTIONS.flatMap(({ rows }) => rows), ...Object.keys(NOT_VISIBLE)];
  const rows = GUARDS.map(rowOf);
  expect(rows.filter((row) => !named.includes(row))).toEqual([]);
  expect(named.filter((row) => !rows.includes(row))).toEqual([]);
});

import { StackhandError } from '../../src/kernel';
import { buildPlan, findProcedure, type Node, type Plan, procedures, type RouteFacts } from '../../src/orchestrator';
import { findProfile, profiles } from '../../src/products';
import { exampleSite } from '../../src/stacks';
import { planOf } from '../reports/plans';

const ROUTE: RouteFacts = {
  id: 'r',
  kind: 'operator-tool',
  image: null,
  stated: null,
  tool: 'tool',
  busyCode: null,
  normalSeconds: 60,
  hardLimitSeconds: 600,
  holdSeconds: 120,
  secondColdStart: true,
  components: [],
};
const TARGETS = [{ component: 'bms', version: '1', source: 'a mail', date: '2026-01-05' }];

/** A plan by the product's facts alone; whether the product may be updated at all is not asked here. */
function expanded(productId: string, procedure: string, tree?: Node): Plan {
  const { id, revision, displayName, stack, banks } = findProfile(productId);
  const site = exampleSite({ stacks: procedure === 'single-stack-update' ? 1 : 3 });
  const found = findProcedure(procedure);
  return buildPlan({
    procedure: { ...found, tree: tree ?? found.tree },
    site,
    product: { id, revision, displayName },
    slice: stack,
    banks,
    route: ROUTE,
    targets: TARGETS,
    placements: [],
    pace: 1,
  });
}

const pairs = profiles.flatMap(({ id }) => procedures.map(({ name }) => [id, name] as const));

test.each(pairs)('%s: %s names only banks that the product has', (productId, procedure) => {
  const plan = expanded(productId, procedure);
  const banks = plan.banks.map(({ id }) => id);
  const named = plan.steps.flatMap(({ params, creates }) => [params.bank, ...creates.map(({ bank }) => bank)]);
  expect(named.filter((bank) => bank !== undefined && !banks.includes(bank))).toEqual([]);
});

test('a product without an address bank leaves no bank to be put back', () => {
  const plan = expanded('pylontech-us2000', 'leave-parallel');
  expect(plan.banks).not.toEqual([]);
  expect(plan.steps.flatMap(({ creates }) => creates).filter(({ kind }) => kind === 'bank')).toEqual([]);
});

test('a step for a bank that the product has not is a defect of the procedure', () => {
  const tree: Node = { forEach: 'stacks', body: { step: 'move-bank', with: { bank: '@address', to: 'standalone' } } };
  expect(() => expanded('pylontech-us2000', 'leave-parallel', tree)).toThrow('@address');
});

const refusalOf = (stacks: number, procedure: string) => {
  try {
    planOf({ stacks }, { procedure });
  } catch (error) {
    if (error instanceof StackhandError) return error.problems[0];
    throw error;
  }
  return undefined;
};

test.each([
  [3, 'single-stack-update', 'parallel-stack-update, leave-parallel, join-parallel, restore-only'],
  [1, 'parallel-stack-update', 'single-stack-update, restore-only'],
  [1, 'leave-parallel', 'single-stack-update, restore-only'],
  [1, 'join-parallel', 'single-stack-update, restore-only'],
])('%i stacks: %s is refused, and what fits is named', (stacks, procedure, allowed) => {
  expect(refusalOf(stacks, procedure)).toMatchObject({
    code: 'orchestrator.procedure-does-not-fit',
    where: 'procedure',
    value: procedure,
    allowed,
  });
});

test.each([1, 3])('%i stacks: restore-only fits', (stacks) => {
  expect(refusalOf(stacks, 'restore-only')).toBeUndefined();
});

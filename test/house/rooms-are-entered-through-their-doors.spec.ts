import { ScratchHouse } from './scratch-house';

const uses = (...targets: readonly string[]): string =>
  targets.map((target, i) => `import { a as a${i} } from '${target}';\nexport const b${i} = a${i};\n`).join('');
const A = 'export const a = 1;\n';

/** Rooms that keep to the plan: nothing in here may be refused. */
const PLAN: Readonly<Record<string, string>> = {
  'src/main.ts': uses('./app/wiring', './cli/index'),
  'src/kernel/index.ts': A,
  'src/words/index.ts': A,
  'src/fieldbus/line.port.ts': A,
  'src/fieldbus/index.ts': A,
  'src/dip-config/index.ts': uses('../kernel/index') + A,
  'src/dip-config/banks.slice.ts': A,
  'src/stacks/index.ts': uses('../kernel/index', '../dip-config/index', '../words/index') + A,
  'src/orchestrator/index.ts': uses('../stacks/index', '../dip-config') + A,
  'src/orchestrator/inside.ts': A,
  'src/orchestrator/journal.port.ts': A,
  'src/products/index.ts': uses('../dip-config/banks.slice', '../kernel') + A,
  'src/storage/index.ts': uses('../orchestrator/journal.port') + A,
  'src/virtual-plant/index.ts': uses('../fieldbus/line.port', '../products/index') + A,
  'src/reports/index.ts': uses('../orchestrator/index', '../words') + A,
  'src/operator-api/client/index.ts': A,
  'src/operator-api/index.ts': uses('../orchestrator/index', '../products/index') + A,
  'src/cli/index.ts': uses('../operator-api/client/index', '../products/index') + A,
  'src/app/wiring.ts': uses('../storage/index', '../orchestrator/inside') + A,
};

/** What must be refused: the file, what it imports, and the rule that says no. */
const REFUSED: readonly (readonly [file: string, target: string, rule: string])[] = [
  ['src/kernel/looks-up.ts', 'src/words/index.ts', 'room-kernel'],
  ['src/orchestrator/past-the-door.ts', 'src/stacks/hidden.ts', 'room-orchestrator'],
  ['src/orchestrator/knows-products.ts', 'src/products/index.ts', 'room-orchestrator'],
  ['src/orchestrator/writes-itself.ts', 'src/storage/index.ts', 'room-orchestrator'],
  ['src/virtual-plant/shares-code.ts', 'src/dip-config/index.ts', 'room-virtual-plant'],
  ['src/storage/decides.ts', 'src/orchestrator/index.ts', 'room-storage'],
  ['src/cli/changes-a-run.ts', 'src/orchestrator/index.ts', 'room-cli'],
  ['src/operator-api/past-the-door.ts', 'src/orchestrator/inside.ts', 'room-operator-api'],
  ['src/attic/new-room.ts', 'src/kernel/index.ts', 'room-unknown'],
  ['src/app/turns-round.ts', 'src/main.ts', 'nobody-imports-the-entry-file'],
  ['src/app/imports-a-test.ts', 'test/stacks/fixture.ts', 'product-code-does-not-import-tests'],
];

function importText(file: string, target: string): string {
  const up = '../'.repeat(file.split('/').length - 1);
  return `import type { a } from '${up}${target.replace(/\.ts$/, '')}';\nexport type B = typeof a;\n`;
}

describe('rooms are entered through their doors', () => {
  const house = new ScratchHouse({
    ...PLAN,
    'src/stacks/hidden.ts': A,
    'test/stacks/fixture.ts': A,
    'src/reports/one.ts': "import type { Two } from './two';\nexport interface One {\n  two: Two;\n}\n",
    'src/reports/two.ts': "import type { One } from './one';\nexport interface Two {\n  one: One;\n}\n",
    ...Object.fromEntries(REFUSED.map(([file, target]) => [file, importText(file, target)])),
  });
  let violations: string[];

  beforeAll(() => {
    violations = house.cruise();
  }, 60_000);
  afterAll(() => house.remove());

  test.each(REFUSED)('%s may not import %s, not even a type', (file, target, rule) => {
    expect(violations).toContain(`${rule}: ${file} -> ${target}`);
  });

  test('two files whose types need each other are a cycle', () => {
    expect(violations).toContain('no-circular: src/reports/one.ts -> src/reports/two.ts');
  });

  test('nothing that keeps to the plan is refused', () => {
    const files = Object.keys(PLAN);
    expect(violations.filter((line) => files.some((file) => line.includes(`: ${file} ->`)))).toEqual([]);
  });
});

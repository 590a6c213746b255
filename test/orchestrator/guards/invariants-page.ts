import { GUARDS, type Guard, rowOf } from '../../../src/orchestrator';
import { say } from '../../../src/words';
import type { GuardScenario } from './guard-scenario';
import { ENFORCED_ELSEWHERE, NEVER_ALONE, SCENARIOS } from './scenarios';

const asked = ({ before }: Guard): string => (before === 'everything' ? 'every step' : before.join(', '));
const line = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly string[]): string[] => [
  line(...heads),
  line(...heads.map(() => '---')),
  ...rows,
];

const guardRow = (guard: Guard): string =>
  line(`\`${rowOf(guard)}\``, asked(guard), guard.overridable ? 'yes, by a recorded reason' : 'no');

const scenarioRow = (row: GuardScenario): string =>
  line(
    row.invariant,
    row.story,
    `\`${row.told}\``,
    row.rows.map((name) => `\`${name}\``).join(', '),
    (row.alsoOut ?? []).map((name) => `\`${name}\``).join(', ') || '–',
    `\`${row.trips}\``,
    row.carriedBy ?? '–',
  );

const titleOf = (invariant: string): string => say({ id: `invariant.${invariant}`, params: {} }).title;

/** The page about the invariants: the table of guards, what each of its rows carries, and what else enforces the rest. */
export function invariantsPage(): string {
  const invariants = [...new Set(GUARDS.map((guard) => guard.id))].sort();
  return [
    '# Invariants and their guards',
    '',
    'Generated from the table of guards and its scenarios: `WRITE_PAGES=1 npx jest test/orchestrator/guards`.',
    '',
    'Every step names the acts it leads to (`open-breaker`, `bms-on`, …). Before a step is shown, while it is shown and when it is',
    'answered, the rows of one table are asked in rank: people, the set, the switches, the flash, the closing, the end. The first that',
    'objects sends the run back, asks again or holds it. Procedures carry no check of their own.',
    '',
    '## In one sentence each',
    '',
    ...table(
      ['invariant', 'sentence'],
      invariants.map((invariant) => line(invariant, titleOf(invariant))),
    ),
    '',
    '## The table',
    '',
    'A row that may be opened is opened by a person, for exactly what it objected to; the reason stands in the verdict as a deviation.',
    '',
    ...table(['row', 'asked before', 'may be opened'], GUARDS.map(guardRow)),
    '',
    '## What goes wrong without a row',
    '',
    'Each scenario is a whole run on the virtual plant with a slip, a fault, an odd site or a bad procedure, played twice. With the table',
    'nothing goes wrong and the person is told why. With the row out the plant notices: an oracle of its own trips, or it disagrees with',
    'the record (`record-disagrees`, `other-identity`, `code-left`), or a set was taken apart that need not have been (`left-apart`),',
    'or left apart with a stack still lit (`left-on`).',
    '*Also out*: rows that catch the same thing earlier or later, out in both runs so that the load is on one.',
    '',
    ...table(
      ['invariant', 'scenario', 'the person is told', 'out', 'also out', 'trips', 'remark'],
      SCENARIOS.map(scenarioRow),
    ),
    '',
    '## Rows that nothing at the plant can single out',
    '',
    ...table(
      ['row', 'why it stands there'],
      Object.entries(NEVER_ALONE).map(([row, why]) => line(`\`${row}\``, why)),
    ),
    '',
    '## Invariants that are no rows',
    '',
    'Each has a test of its own in `test/orchestrator/guards`.',
    '',
    ...table(
      ['invariant', 'enforced by', 'what goes wrong without', 'test'],
      Object.entries(ENFORCED_ELSEWHERE).map(([invariant, { by, without, test }]) =>
        line(invariant, by, without, `\`${test}\``),
      ),
    ),
    '',
  ].join('\n');
}

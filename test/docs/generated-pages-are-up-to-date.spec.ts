import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type StepDefinition, stepDefinitions } from '../../src/orchestrator';
import { FAULTS } from '../../src/virtual-plant';
import { say } from '../../src/words';

const AFTER: Readonly<Record<StepDefinition['kind'], string>> = {
  confirm: 'the same question stands; what was done is confirmed, what was not is done',
  observe: 'the same question stands; the person looks again',
  check: 'judged again from the stored facts',
  act: 'done again: doing it twice does no harm',
  wait: 'starts again in full',
};

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function recoveryTable(): string {
  const rows = [...stepDefinitions]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, kind, hands, does, ifInterrupted }) =>
      row(`\`${name}\``, kind, hands, does.join(', ') || '–', ifInterrupted, AFTER[kind]),
    );
  return `# Recovery table

What becomes of a step when the process dies in the middle of it. Generated from \`src/orchestrator/steps\`; \`WRITE_PAGES=1 npx jest test/docs\` writes it.

${row('step', 'kind', 'hands', 'what it moves', 'if interrupted', 'after the restart')}
${row('---', '---', '---', '---', '---', '---')}
${rows.join('\n')}
`;
}

function faultsPage(): string {
  const named = (id: string): string => {
    const params = {
      stack: 'S1',
      stacks: 'S1',
      found: '1',
      code: '25',
      bank: 'ADDR SET',
      part: 'a board',
      spread: 1.2,
      limit: 0.5,
      low: 'S2',
      meaning: '',
      lookAt: '',
    };
    return say({ id, params }).title;
  };
  const rows = FAULTS.map(({ name, side, bites, when, ends, problemCode }) =>
    row(`\`${name}\``, side, bites, when, ends, `\`${problemCode}\`: ${named(problemCode)}`),
  );
  return `# Faults

What the virtual plant, or the hands at it, can do wrong (\`--fault NAME\`), and the words by which the person is told. Generated from
\`src/virtual-plant/faults\`; \`WRITE_PAGES=1 npx jest test/docs\` writes it. How each ends is proven in \`test/orchestrator/faults\`.

${row('fault', 'side', 'what happens', 'when', 'how it ends', 'the words that name it')}
${row('---', '---', '---', '---', '---', '---')}
${rows.join('\n')}
`;
}

test.each([
  ['recovery-table.md', recoveryTable],
  ['faults.md', faultsPage],
])('docs/%s is what the source says', (file, page) => {
  const place = path.resolve(__dirname, '../../docs', file);
  if (process.env['WRITE_PAGES'] === '1') writeFileSync(place, page());
  expect(readFileSync(place, 'utf8')).toBe(page());
});

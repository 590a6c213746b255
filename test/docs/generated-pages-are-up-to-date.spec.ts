import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEVICE_LIES, FAULTS, WIRE_FAULTS } from '../../src/virtual-plant';
import { say } from '../../src/words';

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function faultsPage(): string {
  // A fault that is about a code has it in its name.
  const named = (id: string, fault: string): string => {
    const params = {
      stack: 'S1',
      stacks: 'S1',
      found: '1',
      code: /^code-(\d+)/.exec(fault)?.[1] ?? '25',
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
    row(`\`${name}\``, side, bites, when, ends, `\`${problemCode}\`: ${named(problemCode, name)}`),
  );
  return `# Faults

What the virtual plant, or the hands at it, can do wrong (\`--fault NAME\`), and the words by which the person is told. Generated from
\`src/virtual-plant/faults\`; \`WRITE_PAGES=1 npx jest test/docs\` writes it. How each ends is proven in \`test/orchestrator/faults\`.

${row('fault', 'side', 'what happens', 'when', 'how it ends', 'the words that name it')}
${row('---', '---', '---', '---', '---', '---')}
${rows.join('\n')}

## On the line to a stack that speaks Modbus

Each frame of a service port or an inverter's port can be spoiled, in both directions. Every one of these takes \`stack\` (a stack or an
inverter), \`on\` (\`read\` or \`write\`), \`at\` (this request), \`every\` (each such request), \`probability\` and \`times\` (at most so often).
The chance is drawn from the seed of the plant.

${row('fault', 'list', 'what happens', 'how a careful master notices')}
${row('---', '---', '---', '---')}
${WIRE_FAULTS.map(({ name, id, bites, noticed }) => row(`\`${name}\``, id, bites, noticed)).join('\n')}

## A stack that lies on its service port

Its frames are right, what stands in them is not. \`stack\` says which stack; left out, all.

${row('fault', 'what happens', 'when', 'what gives it away')}
${row('---', '---', '---', '---')}
${DEVICE_LIES.map(({ name, bites, when, noticed }) => row(`\`${name}\``, bites, when, noticed)).join('\n')}
`;
}

test.each([['faults.md', faultsPage]])('docs/%s is what the source says', (file, page) => {
  const place = path.resolve(__dirname, '../../docs', file);
  if (process.env['WRITE_PAGES'] === '1') writeFileSync(place, page());
  expect(readFileSync(place, 'utf8')).toBe(page());
});

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type StepDefinition, stepDefinitions } from '../../src/orchestrator';

const PAGE = path.resolve(__dirname, '../../docs/recovery-table.md');

const SEEN: Readonly<Record<StepDefinition['kind'], string>> = {
  confirm: 'the same question: who has done it says so, who has not does it now',
  observe: 'the same question: the person looks again',
  check: 'nothing: a check is judged in the commit that makes it ready, and is never found half done',
  act: 'nothing to do: an intent without an outcome is carried out again',
  wait: 'the same wait, from its beginning',
};

/** What a person sees of a step that was open when the process died. */
function seen({ kind, does, standing, ifInterrupted, byMachine }: StepDefinition): string {
  if (ifInterrupted === 'reprobe')
    return 'nothing to do: the machine looks at the device, which alone knows how far it came';
  if (kind === 'check' && byMachine !== undefined) return 'nothing to do: the machine looks again';
  if (standing === true) return 'nothing to do: carried out again, also when it was done before, until the run ends';
  return does.includes('watch-flash')
    ? 'the same question, hands still off: its limits go on from the start of the flash'
    : SEEN[kind];
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function recoveryTable(): string {
  const rows = [...stepDefinitions]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((step) =>
      row(
        `\`${step.name}\``,
        step.kind,
        step.hands,
        step.does.map((act) => `\`${act}\``).join(', ') || '–',
        step.ifInterrupted,
        seen(step),
      ),
    );
  return `# Recovery table

What becomes of a step when the process dies while it is open. Generated from what the files of \`src/orchestrator/steps\` declare;
\`WRITE_PAGES=1 npx jest test/docs\` writes it, and the same test fails while the page says something else.

- **acts** are what guards are bound to: before \`bms-on\` every row that names \`bms-on\` is asked, whatever the step is called.
- **if interrupted**: \`ask\` leaves the question open, \`repeat\` does it or waits again, \`reprobe\` looks at the device before anything else.
- Where a stack has a lead the machine looks before a person is asked; a look that died with the process is done again.
- At a restart the guards look again before anything is shown: a reading that grew old meanwhile is asked again.
- After a restart with another version of the software every open question is asked anew, but not the one of a unit that writes.

${row('step', 'kind', 'hands', 'acts', 'if interrupted', 'what a person sees after the restart')}
${row('---', '---', '---', '---', '---', '---')}
${rows.join('\n')}
`;
}

it('docs/recovery-table.md says what the steps declare', () => {
  if (process.env['WRITE_PAGES'] === '1') writeFileSync(PAGE, recoveryTable());
  expect(readFileSync(PAGE, 'utf8')).toBe(recoveryTable());
});

it('names a step whose loss is looked into by the machine only where there is one', () => {
  expect(stepDefinitions.filter((step) => step.ifInterrupted === 'reprobe').map(({ name }) => name)).toEqual([
    'send-firmware',
  ]);
});

it('finds a check that is never left open by a person: it asks nothing, waits for nothing and changes nothing', () => {
  const waiting = stepDefinitions.filter(
    (step) => step.kind === 'check' && (step.prompt ?? step.wait ?? step.effect) !== undefined,
  );
  expect(waiting).toEqual([]);
});

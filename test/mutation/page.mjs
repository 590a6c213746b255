// The last score: kept file by file in score.json, so that a part that is done again replaces that part only, and told in
// docs/mutation.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/bootstrap/progress.mjs';
import { whyEquivalent } from './equivalent.mjs';
import { BUDGET_MS, LEFT_OUT, PARTS } from './parts.mjs';

const SCORE = path.join(ROOT, 'test', 'mutation', 'score.json');
const PAGE = path.join(ROOT, 'docs', 'mutation.md');

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

const aliveOf = ({ location, mutatorName, original, replacement, status }) => ({
  ...{ line: location.start.line, mutator: mutatorName, original: oneLine(original) },
  ...{ replacement: oneLine(replacement), reached: status !== 'NoCoverage' },
});

function rowOf(mutants, date) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  return {
    ...{ date, mutants: mutants.length, killed: count('Killed', 'RuntimeError'), timedOut: count('Timeout') },
    alive: mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(aliveOf),
  };
}

/** Takes a finished part into the score. */
export function keepScore(judged) {
  const known = existsSync(SCORE) ? JSON.parse(readFileSync(SCORE, 'utf8')) : {};
  const rows = readFileSync(judged, 'utf8')
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const counted = rows.filter(({ status }) => status !== 'Ignored');
  const date = new Date().toISOString().slice(0, 10);
  for (const file of new Set(counted.map((row) => row.file))) {
    known[file] = rowOf(
      counted.filter((row) => row.file === file),
      date,
    );
  }
  const sorted = Object.fromEntries(Object.entries(known).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(SCORE, `${JSON.stringify(sorted, null, 2)}\n`);
}

const cells = (...texts) => `| ${texts.join(' | ')} |`;
const code = (text) => `\`${text.length > 90 ? `${text.slice(0, 89)}…` : text}\``.replaceAll('|', '\\|');
const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function sumOf(files) {
  const sum = (of) => files.reduce((total, [, row]) => total + of(row), 0);
  return {
    mutants: sum((row) => row.mutants),
    killed: sum((row) => row.killed),
    timedOut: sum((row) => row.timedOut),
    alive: sum((row) => row.alive.length),
    unreached: sum((row) => row.alive.filter(({ reached }) => !reached).length),
    equivalent: sum(({ alive }) => alive.filter((one) => one.why !== undefined).length),
  };
}

function fileRow(name, { mutants, killed, timedOut, alive, unreached, equivalent }, date) {
  const found = percent(killed + timedOut, mutants);
  return cells(name, mutants, killed, timedOut, alive - unreached, unreached, equivalent, found, date);
}

function tableOf(files) {
  const all = sumOf(files);
  return [
    cells('file', 'mutants', 'killed', 'timed out', 'survived', 'not reached', 'of these equivalent', 'found', 'on'),
    cells(...Array.from({ length: 9 }, () => '---')),
    ...files.map(([file, row]) => fileRow(`\`${file.replace('src/', '')}\``, sumOf([[file, row]]), row.date)),
    fileRow('**all**', all, ''),
  ];
}

const aliveRows = (files, isWanted) =>
  files.flatMap(([file, { alive }]) =>
    alive
      .filter(isWanted)
      .map(({ line, original, replacement, why }) => [
        `${path.basename(file)}:${line}`,
        code(original),
        code(replacement),
        ...(why === undefined ? [] : [why]),
      ]),
  );

const PARTS_NAMED = Object.keys(PARTS)
  .map((name) => `\`${name}\``)
  .join(', ');

const HOW = [
  '- `npm run mutate` does everything, `npm run mutate -- guards` one part',
  `  (${PARTS_NAMED}), \`npm run mutate -- src/orchestrator/guards/set.guards.ts\` single files.`,
  '- The tool (StrykerJS 9, which runs on every Node that this project supports) is installed into `test/mutation` on first use and by',
  '  nothing else: it is larger than the rest of the project. `test/mutation/runner.mjs` runs the specs in one process without jest, so',
  '  that a mutant costs milliseconds.',
  '- Which specs judge a part stands in `test/mutation/parts.mjs`: the quick ones that are about it. What only a seeded sweep or',
  `  the simulation would notice counts as alive, and so does what ${BUDGET_MS / 1000} seconds of tests (${PARTS.core.budgetMs / 1000} for the core) did not notice.`,
  `- Left out: ${LEFT_OUT.join(', ')}, mutants of words and keys. Sentences have tests of their own (\`test/words\`), and most emptied keys do`,
  '  not compile. `flash-problems.ts` is left out for the same reason: it is made of sentences.',
  '- A mutant that does not compile counts like any other, and so does one that hangs: timed out is found.',
  '- Without a score: the steps and procedures, what shows a run (views, scenes, help at a hold), the queue of the engine, and every',
  '  other room. Whole runs, the simulation and the cuts judge those.',
];

const listOf = (heads, rows) =>
  rows.length === 0
    ? ['None.']
    : [cells(...heads), cells(...heads.map(() => '---')), ...rows.map((row) => cells(...row))];

function pageOf(files) {
  const all = sumOf(files);
  return [
    '# Mutation testing',
    '',
    'Written by `npm run mutate`: a tool changes the source in one place after the other (a comparison turned round, a branch taken out, a',
    'list emptied), and for each such mutant the tests that reach it are run until one fails. A mutant that no test notices is a promise',
    'that nothing holds.',
    '',
    `Last score: **${percent(all.killed + all.timedOut, all.mutants)}** of ${all.mutants} mutants found; ${all.alive} are alive, of which ${all.equivalent} change nothing that can be`,
    `observed (the reasons stand below) and ${all.alive - all.equivalent} are open. Each file carries the date of its own last run.`,
    '',
    ...HOW,
    '',
    '## By file',
    '',
    ...tableOf(files),
    '',
    '## Alive and open',
    '',
    ...listOf(
      ['where', 'source', 'mutant'],
      aliveRows(files, ({ why }) => why === undefined),
    ),
    '',
    '## Alive because they change nothing',
    '',
    ...listOf(
      ['where', 'source', 'mutant', 'why'],
      aliveRows(files, ({ why }) => why !== undefined),
    ),
  ];
}

/** Writes the page from the score. */
export function writePage() {
  const score = existsSync(SCORE) ? JSON.parse(readFileSync(SCORE, 'utf8')) : {};
  const files = Object.entries(score).map(([file, row]) => [
    file,
    { ...row, alive: row.alive.map((one) => ({ ...one, why: whyEquivalent(file, one) })) },
  ]);
  writeFileSync(PAGE, `${pageOf(files).join('\n')}\n`);
}

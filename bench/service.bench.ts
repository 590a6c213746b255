// What the service costs beside its frameworks and one durable commit, and whether a line suffers from its readers.
// `npm run bench:service -- [--json] [--quick] [--only row,row]`; needs `npm run build`, which the script does. About four minutes.
import { answers } from './service/answer-row';
import { endAllParts } from './service/parts';
import { startAndMemory } from './service/start-rows';
import { transferInACrowd } from './service/transfer-row';
import { exitCodeOf, tableOf } from './table';
import { notMeasured, type Row } from './wire/row';

const QUICK = process.argv.includes('--quick');
const ROUNDS = QUICK ? 1 : 3;

const ROWS: Readonly<Record<string, () => Promise<Row[]>>> = {
  start: () => startAndMemory(QUICK ? 1 : 5),
  answer: () => answers(ROUNDS),
  'transfer-in-a-crowd': () => transferInACrowd(ROUNDS, QUICK ? 32768 : 131072),
};

function chosen(): readonly string[] {
  const at = process.argv.indexOf('--only');
  const only = at < 0 ? Object.keys(ROWS) : (process.argv[at + 1] ?? '').split(',');
  const unknown = only.filter((name) => !(name in ROWS));
  if (unknown.length > 0)
    throw new Error(`No such row: ${unknown.join(', ')}. There are ${Object.keys(ROWS).join(', ')}.`);
  return only;
}

async function measured(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const name of chosen()) {
    process.stderr.write(`${name} ...\n`);
    const row = ROWS[name]?.() ?? Promise.resolve([]);
    rows.push(...(await row.catch((error: unknown) => [notMeasured(name, error)])));
    endAllParts();
  }
  return rows;
}

void measured().then((rows) => {
  console.log(process.argv.includes('--json') ? JSON.stringify(rows) : tableOf(rows));
  process.exitCode = exitCodeOf(rows);
});

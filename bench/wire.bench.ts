// What the product's Line leaves of a serial line's limit, and what no fault of the line may make it do, against an ideal master in C
// and the libraries in the same run. `npm run bench:wire -- [--json] [--quick] [--only row,row] [--rounds n]`; about twenty minutes,
// two with --quick. No duration makes it fail; a broken silence, a wrong value, a lost request or a row without a figure does.
import { exitCodeOf, tableOf } from './table';
import * as faults from './wire/fault-rows';
import * as paced from './wire/paced-rows';
import { type Effort, FULL, notMeasured, QUICK, type Row } from './wire/row';
import { tcpPolls, tcpWrite } from './wire/tcp-rows';

const ROWS: Readonly<Record<string, (effort: Effort) => Promise<Row[]>>> = {
  'fc16-115200': paced.fc16At115200,
  'fc16-250000': paced.fc16At250000,
  'fc16-5ms-turnaround': paced.fc16WithTurnaround,
  'eight-lines': paced.eightLines,
  'deaf-slave': faults.deafSlave,
  'late-answers': faults.lateAnswers,
  'poll-and-write': faults.pollAndWrite,
  'loss-and-corruption': faults.lossAndCorruption,
  echo: faults.echo,
  'tcp-write': tcpWrite,
  'tcp-polls': tcpPolls,
};

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function chosen(): readonly string[] {
  const only = option('--only')?.split(',') ?? Object.keys(ROWS);
  const unknown = only.filter((name) => !(name in ROWS));
  if (unknown.length > 0)
    throw new Error(`No such row: ${unknown.join(', ')}. There are ${Object.keys(ROWS).join(', ')}.`);
  return only;
}

async function measured(): Promise<readonly Row[]> {
  const effort = process.argv.includes('--quick') ? QUICK : FULL;
  const rounds = Number(option('--rounds') ?? effort.rounds);
  const rows: Row[] = [];
  for (const name of chosen()) {
    process.stderr.write(`${name} ...\n`);
    const row = ROWS[name]?.({ ...effort, rounds }) ?? Promise.resolve([]);
    rows.push(...(await row.catch((error: unknown) => [notMeasured(name, error)])));
  }
  return rows;
}

void measured().then((rows) => {
  console.log(process.argv.includes('--json') ? JSON.stringify(rows) : tableOf(rows));
  process.exitCode = exitCodeOf(rows);
});

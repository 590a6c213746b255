// What the product's Line leaves of a serial line's limit, and what no fault of the line may make it do, against an ideal master in C
// and the libraries in the same run. No duration makes it fail; a broken silence, a wrong value, a lost request or a row without a figure
// does.
import { exitCodeOf, tableOf } from './table';
import * as faults from './wire/fault-rows';
import * as paced from './wire/paced-rows';
import { type Effort, FULL, notMeasured, QUICK, type Row } from './wire/row';
import { tcpPolls, tcpWrite } from './wire/tcp-rows';
import { type Options, runProgram } from '../test/sim/options';

const USAGE = `npm run bench:wire -- [--only ROW,ROW] [--rounds N] [--quick] [--json]
  What the line of the product leaves of a serial line's limit, beside an ideal master in C and the libraries. About twenty minutes, two with
  --quick.`;

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

async function main(options: Options): Promise<number> {
  const effort = options.has('quick') ? QUICK : FULL;
  const rounds = options.number('rounds', effort.rounds, 1);
  const rows: Row[] = [];
  for (const name of options.among('only', Object.keys(ROWS))) {
    process.stderr.write(`${name} ...\n`);
    const row = ROWS[name]?.({ ...effort, rounds }) ?? Promise.resolve([]);
    rows.push(...(await row.catch((error: unknown) => [notMeasured(name, error)])));
  }
  console.log(options.has('json') ? JSON.stringify(rows) : tableOf(rows));
  return exitCodeOf(rows);
}

void runProgram({ usage: USAGE, options: ['only=', 'rounds=', 'quick', 'json'], main });

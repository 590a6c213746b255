import { answers } from './service/answer-row';
import { endAllParts } from './service/parts';
import { startAndMemory } from './service/start-rows';
import { transferInACrowd } from './service/transfer-row';
import { exitCodeOf, tableOf } from './table';
import { notMeasured, type Row } from './wire/row';
import { type Options, runProgram } from '../test/sim/options';

const USAGE = `npm run bench:service -- [--only ROW,ROW] [--quick] [--json]
  What the service costs beside its frameworks and one durable commit, and whether a line suffers from its readers. About four minutes.`;

const ROWS: Readonly<Record<string, (quick: boolean) => Promise<Row[]>>> = {
  start: (quick) => startAndMemory(quick ? 1 : 5),
  answer: (quick) => answers(quick ? 1 : 3),
  'transfer-in-a-crowd': (quick) => transferInACrowd(quick ? 1 : 3, quick ? 32768 : 131072),
};

async function main(options: Options): Promise<number> {
  const rows: Row[] = [];
  for (const name of options.among('only', Object.keys(ROWS))) {
    process.stderr.write(`${name} ...\n`);
    const row = ROWS[name]?.(options.has('quick')) ?? Promise.resolve([]);
    rows.push(...(await row.catch((error: unknown) => [notMeasured(name, error)])));
    endAllParts();
  }
  console.log(options.has('json') ? JSON.stringify(rows) : tableOf(rows));
  return exitCodeOf(rows);
}

void runProgram({ usage: USAGE, options: ['only=', 'quick', 'json'], main });

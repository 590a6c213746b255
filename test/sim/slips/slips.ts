import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Options } from '../options';
import { inProcesses } from '../pool';
import { SLIPS } from './index';
import { broken } from './judged';
import { slipsPage } from './page';
import type { SlipPlayed, SlipWork } from './play-slip';
import type { Slip } from './slip';
import { nameOf, type Row, rowsOf, tableText } from './table';

const CHILD = path.join(__dirname, 'slips.child.ts');
const USAGE = `npm run slips -- [--seeds N] [--from M] [--slip ID,ID] [--jobs J] [--for SECONDS] [--page FILE] [--json]
  Lets the person of a simulated site slip in every way that has a name, once a world, N worlds for each row of slip, product and
  manner, and says where each was caught. Ends with 1 where one that can be seen was not caught by its deadline.`;

/** Seed after seed through all rows, so that a run that is cut short has as many of each. */
function* work(slips: readonly Slip[], from: number, seeds: number): Generator<SlipWork> {
  for (let seed = from; seed < from + seeds; seed += 1)
    for (const { id, products, manners } of slips)
      for (const product of products) for (const manner of manners) yield { id, product, manner, seed };
}

/** Rows that somebody or something can see, and that were not all caught by their deadline. */
export function missedRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ id, product, manner, made, inTime }) => {
    const unseen = SLIPS.find((slip) => slip.id === id)?.unseen?.[`${product} ${manner}`];
    return unseen === undefined && inTime < made;
  });
}

async function main(): Promise<number> {
  const options = new Options(process.argv.slice(2), ['seeds', 'from', 'slip', 'jobs', 'for', 'page', 'json', 'help']);
  if (options.has('help')) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const only = options
    .text('slip', '')
    .split(',')
    .filter((id) => id !== '');
  const slips = SLIPS.filter(
    ({ id }) => only.length === 0 || only.includes(id) || only.includes(id.replace(/[a-z]$/, '')),
  );
  if (slips.length === 0) throw new Error(`There is no slip ${only.join(', ')}.`);
  const [from, seeds] = [options.number('from', 1), options.number('seeds', 8)];
  const plays: SlipPlayed[] = [];
  const endAt = performance.now() + 1000 * options.number('for', 1e6);
  await inProcesses<SlipWork, SlipPlayed>({
    program: CHILD,
    jobs: options.number('jobs', 2),
    work: work(slips, from, seeds),
    take: (play) => {
      plays.push(play);
      return performance.now() < endAt;
    },
    hung: (piece) => ({ ...piece, place: 'first', at: '', stacks: 0, ...broken('hung') }),
  });
  const rows = rowsOf(plays);
  const missed = missedRows(rows);
  const again = missed.map(
    (row) => `${nameOf(row)}: npm run slips -- --slip ${row.id} --seeds 1 --from ${row.missed[0]}`,
  );
  const page = options.text('page', '');
  const date = new Date().toISOString().slice(0, 10);
  if (page !== '') writeFileSync(page, slipsPage({ rows, worlds: plays.length, date }));
  const text = [tableText(rows), ...again, `${plays.length} worlds, ${missed.length} rows missed`].join('\n');
  process.stdout.write(
    options.has('json') ? `${JSON.stringify({ worlds: plays.length, rows, missed: again })}\n` : `${text}\n`,
  );
  return missed.length > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    process.exitCode = 2;
  },
);

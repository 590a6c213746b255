import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Options, runProgram, WrongOption } from '../options';
import { inProcesses } from '../pool';
import { SLIPS } from './index';
import { broken } from './judged';
import { slipsPage } from './page';
import { Plays } from './plays';
import type { SlipPlayed, SlipWork } from './play-slip';
import type { Manner, Slip, SlipProduct } from './slip';
import { nameOf, type Row, rowsOf, tableText } from './table';

const CHILD = path.join(__dirname, 'slips.child.ts');
const USAGE = `npm run slips -- [--seeds N] [--from M] [--slip ID,ID] [--jobs J] [--for SECONDS] [--plays FILE]
    [--again FILE] [--page FILE] [--json]
  Lets the person of a simulated site slip in every way that has a name, once a world, N worlds for each row of slip, product and
  manner, and says where each was caught. Ends with 1 where one that can be seen was not caught by its deadline.
  --plays keeps each world as a line of FILE and passes over those that are in it: the same command goes on where it was cut short, and
  the files of several ranges, one behind the other, are one study.
  --again plays what FILE names, a line each, such as "slip-21 gen3 sees 7"; all of it must be caught in time.`;

/** The plays of a file, a line each: `slip-21 gen3 sees 7`. */
function named(file: string): readonly SlipWork[] {
  if (!existsSync(file)) throw new WrongOption(`--again is ${file}; allowed is a file that is there.`);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const [id, product, manner, seed = ''] = line.split(' ');
    const slip = SLIPS.find((one) => one.id === id);
    const isKnown = slip?.products.some((one) => one === product) && slip.manners.some((one) => one === manner);
    if (slip === undefined || !isKnown || !/^\d+$/.test(seed))
      throw new WrongOption(
        `Line ${index + 1} of ${file} is "${line}"; allowed is a slip, its product, its manner and a seed, such as "slip-21 gen3 sees 7".`,
      );
    return [{ id: slip.id, product: product as SlipProduct, manner: manner as Manner, seed: Number(seed) }];
  });
}

/** The slips that are asked for, by their names or by the number alone of those that come in several ways. */
function chosen(options: Options): readonly Slip[] {
  const families = SLIPS.map(({ id }) => id.replace(/[a-z]$/, ''));
  const only = options.among('slip', [...new Set([...SLIPS.map(({ id }) => id), ...families])]);
  return SLIPS.filter(({ id }) => only.includes(id) || only.includes(id.replace(/[a-z]$/, '')));
}

/** Seed after seed through all rows, so that a run that is cut short has as many of each. */
function* work(slips: readonly Slip[], from: number, seeds: number, plays: Plays): Generator<SlipWork> {
  for (let seed = from; seed < from + seeds; seed += 1)
    for (const { id, products, manners } of slips)
      for (const product of products)
        for (const manner of manners) {
          const piece = { id, product, manner, seed };
          if (!plays.has(piece)) yield piece;
        }
}

/** Rows that somebody or something can see, and that were not all caught by their deadline. */
export function missedRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ seeable }) => seeable.inTime < seeable.made);
}

async function main(options: Options): Promise<number> {
  const slips = chosen(options);
  const [from, seeds] = [options.number('from', 1), options.number('seeds', 8, 1)];
  const jobs = options.number('jobs', 2, 1);
  const file = options.text('again') ?? '';
  const pieces = file === '' ? undefined : named(file);
  const endAt = performance.now() + 1000 * options.number('for', 1e6, 1);
  const plays = new Plays(options.text('plays') ?? '');
  await inProcesses<SlipWork, SlipPlayed>({
    program: CHILD,
    jobs,
    work: pieces?.[Symbol.iterator]() ?? work(slips, from, seeds, plays),
    take: (play) => {
      plays.add(play);
      return performance.now() < endAt;
    },
    hung: (piece) => ({ ...piece, place: 'first', at: '', stacks: 0, unseen: false, ...broken('hung') }),
  });
  const rows = rowsOf(plays.all);
  const lost = file === '' ? [] : plays.all.filter(({ inTime }) => !inTime);
  const missed = missedRows(rows);
  const again = missed.map(
    (row) => `${nameOf(row)}: npm run slips -- --slip ${row.id} --seeds 1 --from ${row.missed[0]}`,
  );
  const page = options.text('page') ?? '';
  const date = new Date().toISOString().slice(0, 10);
  if (page !== '') writeFileSync(page, slipsPage({ rows, worlds: plays.all.length, date }));
  const text = [
    tableText(rows),
    ...again,
    ...lost.map((play) => `no longer caught in time: ${nameOf(play)} ${play.seed}`),
    `${plays.all.length} worlds, ${missed.length} rows missed`,
  ].join('\n');
  process.stdout.write(
    options.has('json') ? `${JSON.stringify({ worlds: plays.all.length, rows, missed: again })}\n` : `${text}\n`,
  );
  return missed.length + lost.length > 0 ? 1 : 0;
}

void runProgram({
  usage: USAGE,
  options: ['seeds=', 'from=', 'slip=', 'jobs=', 'for=', 'plays=', 'again=', 'page=', 'json'],
  main,
});

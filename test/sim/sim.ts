import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { inProcesses } from './pool';
import { Ledger } from './ledger';
import { type Options, runProgram, sparingly, WrongOption } from './options';
import { hung, type Played } from './play-seed';
import { Tally } from './tally';

const CHILD = path.join(__dirname, 'seeds.child.ts');
const LEDGER = path.join(__dirname, '../../.cache/sim-ledger.json');
const USAGE = `npm run sim -- [--seeds N] [--from M | --go-on] [--jobs J] [--for SECONDS] [--stop-at-first] [--json]
  Plays whole worlds on a virtual clock, one for each seed, and says what must never happen and did.
  Ends with 1 on a violation, and in a run of 10000 seeds or more where a fault or a way of going on was never met.
  --go-on begins behind the last seed that the ledger (.cache/sim-ledger.json) knows for this commit; --for ends a run in time.`;

/** From so many seeds on, what was never met is no chance any more. */
const A_NIGHT = 10_000;

/** The commit, or the word for sources that are no commit. */
function source(): string {
  try {
    const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
    return git('status', '--porcelain') === '' ? git('rev-parse', '--short', 'HEAD') : 'changed sources';
  } catch {
    return 'no repository';
  }
}

function* seedsFrom(from: number, count: number): Generator<number> {
  for (let seed = from; seed < from + count; seed += 1) yield seed;
}

/** The seeds up to which every one was played. */
function unbroken(from: number, played: ReadonlySet<number>): number {
  let to = from - 1;
  while (played.has(to + 1)) to += 1;
  return to;
}

async function main(options: Options): Promise<number> {
  const of = source();
  const ledger = Ledger.read(LEDGER);
  if (options.has('go-on') && options.has('from'))
    throw new WrongOption('--from and --go-on both say where to begin; allowed is one of them.');
  const from = options.has('go-on') ? ledger.next(of) : options.number('from', 1);
  const seeds = options.number('seeds', 1000, 1);
  const jobs = options.number('jobs', 2, 1);
  const tally = new Tally();
  const done = new Set<number>();
  const endAt = performance.now() + 1000 * options.number('for', 1e6, 1);
  const say = sparingly(() => `${done.size} of ${seeds} seeds, ${tally.violations.length} violations`);
  const take = (played: Played): boolean => {
    done.add(played.seed);
    tally.add(played);
    for (const { what, detail } of played.wrongs)
      process.stderr.write(`seed ${played.seed}: ${what}: ${detail.slice(0, 300)}\n`);
    say();
    return performance.now() < endAt && !(options.has('stop-at-first') && tally.violations.length > 0);
  };
  await inProcesses<number, Played>({ program: CHILD, jobs, work: seedsFrom(from, seeds), take, hung });
  const to = unbroken(from, done);
  if (to >= from) ledger.add({ from, to, source: of });
  const never = tally.neverReached();
  const result = { seeds: done.size, from, to, ...tally.result(), never };
  process.stdout.write(options.has('json') ? `${JSON.stringify(result)}\n` : tally.words(from, to));
  return tally.violations.length > 0 || (done.size >= A_NIGHT && never.length > 0) ? 1 : 0;
}

void runProgram({
  usage: USAGE,
  options: ['seeds=', 'from=', 'jobs=', 'for=', 'json', 'go-on', 'stop-at-first'],
  main,
});

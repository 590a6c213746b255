import path from 'node:path';
import { CUT_STORIES } from './cut-stories';
import { PHASES } from './cutter';
import { Numbers } from './numbers';
import { type Options, runProgram, sparingly } from './options';
import { type Cut, type CutPlayed, hung } from './play-cut';
import { inProcesses } from './pool';

const CHILD = path.join(__dirname, 'cuts.child.ts');
const USAGE = `npm run cuts -- [--stacks N] [--story NAME] [--pairs K --seed S] [--every N] [--jobs J] [--json]
  Ends the service around every durable write and every frame that changes a device (before, torn, after), restarts it, finishes the run, and
  compares what it came to with the run that was never cut. --pairs: K random pairs, the second cut in the recovery of the first. --every: only
  each N-th point.`;

/** The products of the stories have addresses for so many. */
const MOST_STACKS = 15;

interface Violation {
  readonly cut: Cut;
  readonly what: string;
}

type Points = CutPlayed['points'];

/** Every point of a story at which something is written or changed. */
function everyCut(story: string, stacks: number, points: Points, every: number): Cut[] {
  const of = (kind: 'write' | 'frame'): Cut[] =>
    Array.from({ length: points[kind] }, (_, index) => index + 1)
      .filter((n) => n % every === 0)
      .flatMap((n) => PHASES.map((phase) => ({ story, stacks, at: { kind, n, phase } })));
  return [...of('write'), ...of('frame')];
}

function pairsOf(
  story: string,
  stacks: number,
  points: Points,
  { count, seed }: { count: number; seed: number },
): Cut[] {
  const random = new Numbers(seed);
  const kinds = (['write', 'frame'] as const).filter((kind) => points[kind] > 0);
  return Array.from({ length: count }, () => {
    const kind = random.pick(kinds);
    const at = { kind, n: 1 + random.below(points[kind]), phase: random.pick(PHASES) };
    return { story, stacks, at, then: { after: random.below(12), phase: random.pick(PHASES) } };
  });
}

async function play(cuts: readonly Cut[], jobs: number, take: (played: CutPlayed) => void): Promise<void> {
  const taken = (played: CutPlayed): boolean => {
    take(played);
    return true;
  };
  await inProcesses<Cut, CutPlayed>({ program: CHILD, jobs, work: cuts[Symbol.iterator](), take: taken, hung });
}

function judged(played: CutPlayed, uncut: string): Violation[] {
  const { cut, wrongs, came, what } = played;
  const found = wrongs.map((wrong) => ({ cut, what: `${wrong.what}: ${wrong.detail}` }));
  if (came !== uncut) found.push({ cut, what: `came to ${came}; without the cut to ${uncut}` });
  if (what.length === 0) found.push({ cut, what: 'the point was never reached' });
  return found;
}

async function main(options: Options): Promise<number> {
  const jobs = options.number('jobs', 2, 1);
  const stacks = options.number('stacks', 2, 2, MOST_STACKS);
  const wanted = options.among(
    'story',
    CUT_STORIES.map(({ name }) => name),
  );
  const stories = CUT_STORIES.filter(({ name }) => wanted.includes(name));
  const every = options.number('every', 1, 1);
  const pairs = { count: Math.ceil(options.number('pairs', 0) / stories.length), seed: options.number('seed', 1) };
  const uncut = new Map<string, CutPlayed>();
  const violations: Violation[] = [];
  await play(
    stories.map(({ name }) => ({ story: name, stacks, at: null })),
    jobs,
    (played) => {
      uncut.set(played.cut.story, played);
      violations.push(
        ...played.wrongs.map(({ what, detail }) => ({ cut: played.cut, what: `uncut, ${what}: ${detail}` })),
      );
    },
  );
  const cuts = [...uncut].flatMap(([name, { points }]) =>
    pairs.count > 0 ? pairsOf(name, stacks, points, pairs) : everyCut(name, stacks, points, every),
  );
  const covered: string[] = [];
  const say = sparingly(() => `${covered.length} of ${cuts.length} cuts, ${violations.length} violations`);
  await play(cuts, jobs, (played) => {
    const found = judged(played, uncut.get(played.cut.story)?.came ?? '');
    // The second cut of a pair may lie behind the end of the run; the first must be reached.
    violations.push(...found);
    const { at } = played.cut;
    covered.push(
      `${played.cut.story}: ${at?.kind} ${at?.n} ${at?.phase}${played.what.map((what) => ` ${what}`).join(', then')}`,
    );
    say();
  });
  report(options.has('json'), { stacks, cuts: cuts.length, covered, violations, uncut });
  return violations.length > 0 || covered.length !== cuts.length ? 1 : 0;
}

interface Result {
  readonly stacks: number;
  readonly cuts: number;
  readonly covered: readonly string[];
  readonly violations: readonly Violation[];
  readonly uncut: ReadonlyMap<string, CutPlayed>;
}

function report(asJson: boolean, { stacks, cuts, covered, violations, uncut }: Result): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ stacks, cuts, covered, violations })}\n`);
    return;
  }
  for (const [name, { points, came }] of uncut) {
    const { outcome } = JSON.parse(came) as { readonly outcome: string };
    process.stdout.write(
      `${name}: ends ${outcome}; ${points.write} durable writes, ${points.frame} frames that change a device\n`,
    );
  }
  for (const { cut, what } of violations) process.stdout.write(`VIOLATION ${JSON.stringify(cut)}\n  ${what}\n`);
  process.stdout.write(
    `${stacks} stacks: ${covered.length} of ${cuts} cuts covered, ${violations.length} violations\n`,
  );
}

void runProgram({ usage: USAGE, options: ['stacks=', 'story=', 'pairs=', 'seed=', 'every=', 'jobs=', 'json'], main });

// Rows of a line that misbehaves: what counts is that no value is wrong, nothing is lost, and no silence is broken.
import { blocksOf } from './image';
import type { Job, JobTiming } from './job';
import { limitSeconds } from './limit';
import { compared, type Effort, median, type Row, rounded, sum } from './row';
import { AT_115200, countsOf, interleaved, jobOf, type LineSetup, type Run, runOnLine } from './runs';

const MASTERS = ['line', 'modbus-serial'] as const;

interface FaultGoal {
  readonly row: string;
  readonly target: string;
  readonly job: Job;
  readonly line: LineSetup;
  readonly rounds: number;
}

const okPercent = (runs: readonly Run[]): readonly number[] =>
  runs.map(({ result }) => (100 * result.ok) / result.requests);

/** Which errors the product's Line named, and how often. */
function heardErrors(runs: readonly Run[]): Row['beside'] {
  const heard: Record<string, number> = {};
  for (const [code, times] of runs.flatMap((run) => Object.entries(run.result.errors)))
    heard[code] = (heard[code] ?? 0) + times;
  return heard;
}

function besideOf(peer: readonly Run[], ours: readonly Run[]): Row['beside'] {
  const theirs = countsOf(peer);
  return {
    ...heardErrors(ours),
    'sent again': sum(ours.map((run) => run.result.retried)),
    'modbus-serial violations': theirs.violations,
    'modbus-serial wrong': theirs.wrong,
    'modbus-serial lost': theirs.lost,
  };
}

/** A row whose figure is the share of requests that succeeded. */
async function faultRow(goal: FaultGoal): Promise<Row> {
  const runs = await interleaved(MASTERS, goal.rounds, (sender) => {
    // The library has no retries of its own; what it loses, it loses.
    const job = sender === 'line' ? goal.job : { ...goal.job, retries: 0 };
    return runOnLine(sender, job, goal.line);
  });
  const figures = compared(okPercent(runs.line), okPercent(runs['modbus-serial']));
  const counts = countsOf(runs.line);
  return {
    row: goal.row,
    unit: '% ok',
    ...figures,
    // Against nothing there is no ratio.
    ratio: Number.isFinite(figures.ratio) ? figures.ratio : null,
    peerName: 'modbus-serial',
    target: goal.target,
    met: figures.ours === 100 && counts.violations + counts.wrong + counts.lost === 0,
    ...counts,
    beside: besideOf(runs['modbus-serial'], runs.line),
  };
}

const QUICK_ANSWERS: JobTiming = { answerTimeoutMs: 200, worstLateAnswerMs: 50, echo: false };

export async function deafSlave(effort: Effort): Promise<Row[]> {
  const job = jobOf({ kind: 'reads', count: effort.reads, timing: QUICK_ANSWERS });
  const line = { ...AT_115200, faults: ['--deaf-us', '1750'] };
  return [await faultRow({ row: 'deaf-slave', target: '0 lost', job, line, rounds: effort.rounds })];
}

/** Every fifth answer comes 230 ms late, 30 ms after the time-out: a time-out is right, a wrong value never. */
export async function lateAnswers(effort: Effort): Promise<Row[]> {
  const job = jobOf({ kind: 'reads', count: effort.reads, timing: QUICK_ANSWERS, retries: 3 });
  const line = { ...AT_115200, faults: ['--late-every', '5', '--late-us', '230000'] };
  return [
    await faultRow({
      row: 'late-answers',
      target: '0 wrong values, 0 lost after 3 retries',
      job,
      line,
      rounds: effort.rounds,
    }),
  ];
}

export async function pollAndWrite(effort: Effort): Promise<Row[]> {
  const job = jobOf({ kind: 'together', count: 20, timing: QUICK_ANSWERS });
  return [
    await faultRow({ row: 'poll-and-write', target: '40 of 40 ok', job, line: AT_115200, rounds: effort.rounds }),
  ];
}

export async function echo(effort: Effort): Promise<Row[]> {
  const job = jobOf({ kind: 'reads', count: effort.reads, timing: { ...QUICK_ANSWERS, echo: true } });
  const line = { ...AT_115200, faults: ['--echo'] };
  return [await faultRow({ row: 'echo', target: '100 % ok', job, line, rounds: effort.rounds })];
}

/** One transaction in a hundred loses a frame and one has a bit flipped, half of each on the way there and half on the way back. */
export async function lossAndCorruption(effort: Effort): Promise<Row[]> {
  const bytes = effort.imageBytes;
  const timing = { answerTimeoutMs: 20, worstLateAnswerMs: 10, echo: false };
  const job = jobOf({ kind: 'write', bytes, timing, retries: 5 });
  const runs: Run[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    const faults = [
      '--drop',
      '0.005',
      '--corrupt',
      '0.005',
      '--rdrop',
      '0.005',
      '--rcorrupt',
      '0.005',
      '--seed',
      String(7 + round),
    ];
    runs.push(await runOnLine('line', job, { ...AT_115200, faults }));
  }
  const limit = limitSeconds(blocksOf(bytes), AT_115200);
  const pace = runs.map(({ result }) => (100 * limit * (1 + result.retried / result.requests)) / result.seconds);
  const figures = compared(
    pace,
    pace.map(() => 100),
  );
  const counts = countsOf(runs);
  return [
    {
      row: 'loss-and-corruption',
      unit: '% of limit x retries',
      ...figures,
      peerName: 'limit x (1 + retries / blocks)',
      target: 'image identical, >= 90 %',
      met: (figures.ours ?? 0) >= 90 && counts.violations + counts.wrong + counts.lost === 0,
      ...counts,
      beside: {
        ...heardErrors(runs),
        'sent again': sum(runs.map((run) => run.result.retried)),
        'of plain limit %': rounded(median(runs.map((run) => (100 * limit) / run.result.seconds))),
      },
    },
  ];
}

// Rows of a line at its speed: how much of the strict limit is left, with every silence kept.
import { canCompile } from './programs';
import { compared, type Effort, median, type Row, rounded, sum } from './row';
import {
  AT_115200,
  countsOf,
  gapP50Us,
  interleaved,
  jobOf,
  type LineSetup,
  paceOf,
  type Run,
  runOnLine,
  type Sender,
} from './runs';

interface PacedGoal {
  readonly row: string;
  readonly line: LineSetup;
  readonly bytes: number;
  readonly percent: number;
  /** Least ratio to ideal-C, where the row has one. */
  readonly ofIdeal?: number;
  readonly peers: readonly Sender[];
}

type Runs = Readonly<Record<string, Run[]>>;

function beside(goal: PacedGoal, runs: Runs): Row['beside'] {
  const figures: Record<string, number | string> = {};
  for (const [sender, its] of Object.entries(runs)) {
    const gap = rounded(gapP50Us(its));
    figures[`${sender} gap p50 us`] = gap;
    figures[`${sender} cpu us`] = rounded(median(its.map((run) => run.result.cpuUsPerRequest)));
    if (sender === 'line' || sender === 'ideal-c') continue;
    figures[`${sender} %`] = rounded(median(paceOf(its, goal.bytes, goal.line)));
    figures[`${sender} violations`] = sum(its.map((run) => run.violations));
  }
  return figures;
}

async function pacedRow(goal: PacedGoal, effort: Effort): Promise<{ row: Row; runs: Runs }> {
  const senders: readonly Sender[] = ['ideal-c', 'line', ...goal.peers];
  const job = jobOf({ kind: 'write', bytes: goal.bytes });
  const runs: Runs = await interleaved(senders, effort.rounds, (sender) => runOnLine(sender, job, goal.line));
  const ours = runs.line ?? [];
  const figures = compared(paceOf(ours, goal.bytes, goal.line), paceOf(runs['ideal-c'] ?? [], goal.bytes, goal.line));
  const counts = countsOf(ours);
  const clean = counts.violations + counts.wrong + counts.lost === 0;
  const fast = (figures.ours ?? 0) >= goal.percent && (figures.ratio ?? 0) >= (goal.ofIdeal ?? 0);
  const ofIdeal = goal.ofIdeal === undefined ? '' : `, >= ${goal.ofIdeal} of ideal-c`;
  const row = {
    row: goal.row,
    unit: '% of strict limit',
    ...figures,
    peerName: 'ideal-c',
    target: `>= ${goal.percent} %${ofIdeal}, 0 violations`,
    met: clean && fast,
    ...counts,
    beside: {
      'line has priority': ours.every((run) => run.counts[0]?.priority === true) ? 'yes' : 'no',
      ...beside(goal, runs),
    },
  };
  return { row, runs };
}

function cpuRow(runs: Runs): Row {
  const cpu = (its: readonly Run[] = []): readonly number[] => its.map((run) => run.result.cpuUsPerRequest);
  const figures = compared(cpu(runs.line), cpu(runs['modbus-serial']));
  return {
    row: 'cpu-per-transaction',
    unit: 'us of CPU',
    ...figures,
    peerName: 'modbus-serial',
    target: '<= 1.0 of modbus-serial',
    met: (figures.ratio ?? 2) <= 1,
    ...countsOf(runs.line ?? []),
    beside: { 'from the runs of': 'fc16-115200' },
  };
}

/** FC16 at 115200, and from the same runs what a transaction costs in CPU. */
export async function fc16At115200(effort: Effort): Promise<Row[]> {
  const peers: Sender[] = canCompile('libmodbus-master') ? ['modbus-serial', 'libmodbus'] : ['modbus-serial'];
  const goal = { row: 'fc16-115200', line: AT_115200, bytes: effort.imageBytes, percent: 97, ofIdeal: 0.98, peers };
  const { row, runs } = await pacedRow(goal, effort);
  return [row, cpuRow(runs)];
}

export async function fc16At250000(effort: Effort): Promise<Row[]> {
  const line = { ...AT_115200, baud: 250000 };
  return [
    (
      await pacedRow(
        { row: 'fc16-250000', line, bytes: effort.imageBytes, percent: 95, peers: ['modbus-serial'] },
        effort,
      )
    ).row,
  ];
}

export async function fc16WithTurnaround(effort: Effort): Promise<Row[]> {
  const line = { ...AT_115200, turnaroundUs: 5000 };
  const goal = {
    row: 'fc16-5ms-turnaround',
    line,
    bytes: effort.imageBytes,
    percent: 97,
    peers: ['modbus-serial'] as const,
  };
  return [(await pacedRow(goal, effort)).row];
}

/** Eight lines in one process: the slowest of them counts, and the CPU of all. */
export async function eightLines(effort: Effort): Promise<Row[]> {
  const line = { ...AT_115200, ports: 8 };
  const goal = {
    row: 'eight-lines',
    line,
    bytes: effort.linesImageBytes,
    percent: 96,
    peers: ['modbus-serial'] as const,
  };
  const { row, runs } = await pacedRow(goal, effort);
  const share = 100 * median((runs.line ?? []).map((run) => run.result.cpuShare));
  return [
    {
      ...row,
      target: 'slowest >= 96 %, CPU <= 10 % of a core, 0 violations',
      met: row.met && share <= 10,
      beside: { 'CPU % of a core': rounded(share), ...row.beside },
    },
  ];
}

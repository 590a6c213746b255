// Rows over TCP on this machine, where no line sets a limit: the product's Line against modbus-serial alone, in pairs.
import { compared, type Effort, median, type Row, rounded } from './row';
import { countsOf, interleaved, jobOf, type Run, runOverTcp } from './runs';

const TIMES = 24;
const MASTERS = ['line', 'modbus-serial'] as const;

const cpu = (runs: readonly Run[]): number => rounded(median(runs.map((run) => run.result.cpuUsPerRequest)));

function tcpRow(
  row: string,
  unit: string,
  ours: readonly Run[],
  peer: readonly Run[],
  figure: (run: Run) => number,
): Row {
  const figures = compared(ours.map(figure), peer.map(figure));
  const counts = countsOf(ours);
  return {
    row,
    unit,
    ...figures,
    peerName: 'modbus-serial',
    target: '>= 1.0 (0.97 as the median of the pairs), 0 wrong',
    met: (figures.ratio ?? 0) >= 0.97 && counts.wrong + counts.lost === 0,
    ...counts,
    beside: {
      'line cpu us': cpu(ours),
      'modbus-serial cpu us': cpu(peer),
      'modbus-serial wrong': countsOf(peer).wrong,
      'modbus-serial lost': countsOf(peer).lost,
    },
  };
}

/** An image of 256 KiB by FC16, two dozen times: once is over before a busy machine has given it a turn. */
export async function tcpWrite(effort: Effort): Promise<Row[]> {
  const bytes = 262144;
  const job = jobOf({ kind: 'write', bytes, count: TIMES });
  const runs = await interleaved(MASTERS, effort.tcpPairs, (sender) => runOverTcp(sender, job, 1));
  const speed = (run: Run): number => (TIMES * bytes) / 1000 / run.result.seconds;
  return [tcpRow('tcp-write', 'kB/s', runs.line, runs['modbus-serial'], speed)];
}

async function polls(connections: number, effort: Effort): Promise<Row> {
  const job = jobOf({ kind: 'polls', seconds: effort.pollSeconds });
  const runs = await interleaved(MASTERS, effort.tcpPairs, (sender) => runOverTcp(sender, job, connections));
  const rate = (run: Run): number => run.result.ok / run.result.seconds;
  return tcpRow(`tcp-polls-${connections}`, 'polls/s', runs.line, runs['modbus-serial'], rate);
}

export async function tcpPolls(effort: Effort): Promise<Row[]> {
  return [await polls(16, effort), await polls(256, effort)];
}

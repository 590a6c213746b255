// A line may not suffer from people: the pace of a transfer while a thousand reads a second come to the service in the same process,
// against the same transfer in peace.
import { blocksOf, imageCrc } from '../wire/image';
import { limitSeconds } from '../wire/limit';
import { type LineCounts, withSlave } from '../wire/programs';
import { compared, median, type Row, rounded, spreadOf, sum } from '../wire/row';
import { inFolder, type Part, pause, startPart } from './parts';

const RATE = 1000;
const WARM_UP_MS = 2000;
const LINE = { baud: 115200, bits: 10, turnaroundUs: 0 };

interface Ready {
  readonly url: string;
  readonly runId: string;
}

interface Crowd {
  readonly answered: number;
  readonly failed: number;
  readonly held: number;
  readonly p99Ms: number;
}

interface Transfer {
  readonly percent: number;
  readonly lost: number;
  readonly wrong: number;
  readonly line: LineCounts;
  readonly crowd?: Crowd;
}

function crowdAt({ url, runId }: Ready): Promise<Part<unknown>> {
  const paths = ['/api/health', '/api/runs', `/api/runs/${runId}`];
  return startPart('crowd.ts', String(RATE), ...paths.map((path) => `${url}${path}`));
}

interface Sent {
  readonly seconds: number;
  readonly lost: number;
}

async function send(folder: string, pty: string, bytes: number, crowded: boolean): Promise<Sent & { crowd?: Crowd }> {
  const part = await startPart<Ready>('transfer.ts', folder, pty, String(bytes));
  const crowd = crowded ? await crowdAt(part.ready) : undefined;
  // In both: the compiler is done with what the service does at its start.
  await pause(WARM_UP_MS);
  part.tell('go');
  const sent = JSON.parse(await part.next()) as Sent;
  const met = crowd === undefined ? {} : { crowd: JSON.parse(await crowd.stop()) as Crowd };
  await part.stop();
  return { ...sent, ...met };
}

async function transfer(folder: string, bytes: number, crowded: boolean): Promise<Transfer> {
  const { result, counts } = await withSlave('linesim', ['--image-bytes', String(bytes)], ([pty = '']) =>
    send(folder, pty, bytes, crowded),
  );
  const [line] = counts;
  if (line === undefined) throw new Error('The line counted nothing.');
  const { seconds, ...rest } = result;
  const percent = (100 * limitSeconds(blocksOf(bytes), LINE)) / seconds;
  return { ...rest, percent, wrong: line.imageCrc === imageCrc(bytes) ? 0 : 1, line };
}

function besideOf(crowded: readonly Transfer[]): Row['beside'] {
  const of = (figure: (crowd: Crowd) => number): number =>
    rounded(median(crowded.flatMap(({ crowd }) => (crowd === undefined ? [] : [figure(crowd)]))));
  return {
    'GET/s answered': of((crowd) => crowd.answered),
    'GETs refused': of((crowd) => crowd.failed),
    'GETs held back': of((crowd) => crowd.held),
    'GET p99 ms': of((crowd) => crowd.p99Ms),
    'gap p50 us': rounded(median(crowded.map(({ line }) => line.gapP50Us ?? 0))),
  };
}

export async function transferInACrowd(rounds: number, bytes: number): Promise<Row[]> {
  const peace: Transfer[] = [];
  const crowded: Transfer[] = [];
  for (let round = 0; round < rounds; round += 1) {
    peace.push(await inFolder((folder) => transfer(folder, bytes, false)));
    crowded.push(await inFolder((folder) => transfer(folder, bytes, true)));
  }
  const percents = (runs: readonly Transfer[]): number[] => runs.map(({ percent }) => percent);
  const figures = { ...compared(percents(crowded), percents(peace)), spread: rounded(spreadOf(percents(crowded))) };
  const all = [...peace, ...crowded];
  const counts = {
    violations: sum(all.map(({ line }) => line.violations)),
    wrong: sum(all.map(({ wrong }) => wrong)),
    lost: sum(all.map(({ lost }) => lost)),
  };
  return [
    {
      row: 'transfer-in-a-crowd',
      unit: '% of strict limit',
      ...figures,
      peerName: 'the same in peace',
      target: `pace within 3 % at ${RATE} GET/s, 0 violations`,
      met: (figures.ratio ?? 0) >= 0.97 && counts.violations + counts.wrong + counts.lost === 0,
      ...counts,
      beside: besideOf(crowded),
    },
  ];
}

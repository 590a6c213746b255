// From the start of the process to listening on an empty data folder, and what an idle service holds in memory.
import { compared, type Row } from '../wire/row';
import { inFolder, pause, type Part, residentMb, startBareApp, startProduct } from './parts';

const IDLE_MS = 2000;

interface Start {
  readonly startMs: number;
  readonly memoryMb: number;
}

async function measured(starting: Promise<Part<unknown>>): Promise<Start> {
  const part = await starting;
  await pause(IDLE_MS);
  const start = { startMs: part.startMs, memoryMb: residentMb(part.pid) };
  await part.stop();
  return start;
}

function startRow(row: string, unit: string, most: number, ours: readonly number[], bare: readonly number[]): Row {
  const figures = compared(ours, bare);
  return {
    row,
    unit,
    ...figures,
    peerName: 'bare Nest + TypeORM',
    target: `<= ${most} of a bare app`,
    met: (figures.ratio ?? Number.POSITIVE_INFINITY) <= most,
    violations: 0,
    wrong: 0,
    lost: 0,
    beside: {},
  };
}

/** `rounds` pairs of starts, in turn. */
export async function startAndMemory(rounds: number): Promise<Row[]> {
  const ours: Start[] = [];
  const bare: Start[] = [];
  // The first start of each reads the files from the disk; it is not one of the rounds.
  for (let round = -1; round < rounds; round += 1) {
    const own = await inFolder((folder) => measured(startProduct(['serve', '--data', folder, '--port', '0'])));
    const other = await inFolder((folder) => measured(startBareApp(folder)));
    if (round < 0) continue;
    ours.push(own);
    bare.push(other);
  }
  const times = (starts: readonly Start[]): number[] => starts.map(({ startMs }) => startMs);
  const memory = (starts: readonly Start[]): number[] => starts.map(({ memoryMb }) => memoryMb);
  return [
    startRow('start-to-listening', 'ms', 2, times(ours), times(bare)),
    startRow('idle-memory', 'MB', 1.3, memory(ours), memory(bare)),
  ];
}

// Runs of one job by one master against a fresh slave program.
import { blocksOf, imageCrc } from './image';
import type { Job, JobResult, JobTiming, MasterName, SlaveAddress } from './job';
import { type LineSpeed, limitSeconds } from './limit';
import { compiled, type LineCounts, runMaster, runToEnd, withSlave } from './programs';
import { median, sum } from './row';

/** Who sends: a master of Node, or a program in C. */
export type Sender = MasterName | 'ideal-c' | 'libmodbus';

export interface Run {
  readonly result: JobResult;
  readonly counts: readonly LineCounts[];
  readonly violations: number;
  /** Wrong values, and one for every line whose image is not the one sent. */
  readonly wrong: number;
}

/** A paced line, or several, with what the slave at its end does. */
export interface LineSetup extends LineSpeed {
  readonly ports: number;
  readonly faults: readonly string[];
}

export const AT_115200: LineSetup = { baud: 115200, bits: 10, turnaroundUs: 0, ports: 1, faults: [] };

const PATIENT: JobTiming = { answerTimeoutMs: 500, worstLateAnswerMs: 50, echo: false };

/** A job with what most rows do not change. */
export function jobOf(given: Partial<Job> & Pick<Job, 'kind'>): Job {
  const usual = { master: 'line', addresses: [], timing: PATIENT, bytes: 0, count: 1, seconds: 0, retries: 0 } as const;
  return { ...usual, ...given };
}

interface ProgramResult {
  readonly seconds: number;
  readonly requests: number;
  readonly failed: number;
  readonly cpuUsPerRequest: number;
}

/** The C masters know the write job only, one line each: several lines are several processes. */
async function runProgram(name: string, job: Job): Promise<JobResult> {
  const results = await Promise.all(
    job.addresses.map((address) => {
      if (address.kind !== 'serial') throw new Error(`${name} has no TCP.`);
      const args = [address.path, '--baud', String(address.baud), '--bytes', String(job.bytes)];
      return runToEnd<ProgramResult>(compiled(name), args);
    }),
  );
  const seconds = Math.max(...results.map((result) => result.seconds));
  const requests = sum(results.map((result) => result.requests));
  const lost = sum(results.map((result) => result.failed));
  const cpuUs = sum(results.map((result) => result.cpuUsPerRequest * result.requests));
  return {
    seconds,
    perAddressSeconds: results.map((result) => result.seconds),
    requests,
    ok: requests - lost,
    retried: 0,
    wrong: 0,
    lost,
    cpuUsPerRequest: cpuUs / requests,
    cpuShare: cpuUs / 1e6 / seconds,
    answerP50Us: 0,
    errors: {},
  };
}

function perform(sender: Sender, job: Job): Promise<JobResult> {
  if (sender === 'ideal-c') return runProgram('ideal', job);
  if (sender === 'libmodbus') return runProgram('libmodbus-master', job);
  return runMaster<JobResult>('master.ts', { ...job, master: sender });
}

function judged(job: Job, result: JobResult, counts: readonly LineCounts[]): Run {
  const crc = job.kind === 'write' ? imageCrc(job.bytes) : undefined;
  const differing = crc === undefined ? 0 : counts.filter((line) => line.imageCrc !== crc).length;
  return { result, counts, violations: sum(counts.map((line) => line.violations)), wrong: result.wrong + differing };
}

/** One master, one job, on a fresh paced line. */
export async function runOnLine(sender: Sender, job: Job, line: LineSetup): Promise<Run> {
  const options = [
    '--baud',
    line.baud,
    '--bits',
    line.bits,
    '--turnaround-us',
    line.turnaroundUs,
    '--ports',
    line.ports,
  ];
  const image = job.bytes > 0 ? ['--image-bytes', job.bytes] : [];
  const all = [...options, ...image].map(String).concat(line.faults);
  const { result, counts } = await withSlave('linesim', all, (ports) => {
    const addresses = ports.map((path): SlaveAddress => ({ kind: 'serial', path, baud: line.baud }));
    return perform(sender, { ...job, addresses });
  });
  return judged(job, result, counts);
}

/** One master, one job over `connections` TCP connections to a fresh slave. */
export async function runOverTcp(sender: MasterName, job: Job, connections: number): Promise<Run> {
  const image = job.bytes > 0 ? ['--image-bytes', String(job.bytes)] : [];
  const { result, counts } = await withSlave('tcpslave', image, ([port]) => {
    const addresses = Array.from({ length: connections }, (): SlaveAddress => ({ kind: 'tcp', port: Number(port) }));
    return perform(sender, { ...job, addresses });
  });
  return judged(job, result, counts);
}

/** Every sender in turn, `rounds` times, so that what disturbs the machine disturbs them alike. */
export async function interleaved<Name extends string>(
  senders: readonly Name[],
  rounds: number,
  run: (sender: Name) => Promise<Run>,
): Promise<Readonly<Record<Name, Run[]>>> {
  const runs = Object.fromEntries(senders.map((sender) => [sender, [] as Run[]])) as Record<Name, Run[]>;
  for (let round = 0; round < rounds; round += 1) {
    // The order turns round, so that nobody is always first.
    const order = round % 2 === 0 ? senders : [...senders].reverse();
    for (const sender of order) runs[sender].push(await run(sender));
  }
  return runs;
}

/** The pace of every run's slowest line in percent of the strict limit. */
export function paceOf(runs: readonly Run[], bytes: number, line: LineSpeed): readonly number[] {
  const limit = limitSeconds(blocksOf(bytes), line);
  return runs.map(({ result }) => (100 * limit) / result.seconds);
}

/** The counts of the row's product side. */
export function countsOf(runs: readonly Run[]): { violations: number; wrong: number; lost: number } {
  return {
    violations: sum(runs.map((run) => run.violations)),
    wrong: sum(runs.map((run) => run.wrong)),
    lost: sum(runs.map((run) => run.result.lost)),
  };
}

/** The silence that a master left after an answer, the middle of the rounds' p50 in microseconds. */
export function gapP50Us(runs: readonly Run[]): number {
  return median(runs.flatMap((run) => run.counts.map((line) => line.gapP50Us ?? 0)));
}

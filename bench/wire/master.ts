// One master in a process of its own, so that its CPU time is its own: `master.ts '<job as JSON>'`, one JSON line as answer.
import { blocksOf } from './image';
import type { Job, JobResult } from './job';
import { type Master, openMaster } from './masters';
import { Tally, untouched } from './tally';

const TEN = 10;
const WARM_UP_READS = 100;
/** Far from what the write job writes at the quick size, and in a unit of its own at every size. */
const POLL_UNIT = 4;

async function writeImage(master: Master, job: Job, tally: Tally): Promise<void> {
  const blocks = blocksOf(job.bytes);
  for (let time = 0; time < job.count; time += 1) {
    for (const { unit, address, words } of blocks) {
      await tally.answered(job.retries, () => master.write(unit, address, words));
    }
  }
}

async function readMany(master: Master, job: Job, tally: Tally): Promise<void> {
  for (let turn = 0; turn < job.count; turn += 1) {
    const address = (turn * 17) % 60000;
    const answer = await tally.answered(job.retries, () => master.read(POLL_UNIT, address, TEN));
    tally.compare(answer, untouched(POLL_UNIT, address, TEN));
  }
}

/** A poll and a write at once, and afterwards what the writes left. */
async function pollAndWrite(master: Master, job: Job, tally: Tally): Promise<void> {
  const written = (turn: number): readonly number[] => Array.from({ length: TEN }, (_, index) => turn * 100 + index);
  for (let turn = 0; turn < job.count; turn += 1) {
    const address = 1000 + turn * 17;
    const [answer] = await Promise.all([
      tally.answered(0, () => master.read(POLL_UNIT, address, TEN)),
      tally.answered(0, () => master.write(POLL_UNIT, turn * TEN, written(turn))),
    ]);
    tally.compare(answer, untouched(POLL_UNIT, address, TEN));
  }
  for (let turn = 0; turn < job.count; turn += 1) {
    tally.compare(await master.read(POLL_UNIT, turn * TEN, TEN).catch(() => undefined), written(turn));
  }
}

async function pollFor(master: Master, job: Job, tally: Tally): Promise<void> {
  const until = performance.now() + job.seconds * 1000;
  for (let turn = 0; performance.now() < until; turn += 1) {
    const address = (turn * 17) % 60000;
    const answer = await tally.answered(job.retries, () => master.read(POLL_UNIT, address, TEN));
    tally.compare(answer, untouched(POLL_UNIT, address, TEN));
  }
}

const KINDS = { write: writeImage, reads: readMany, together: pollAndWrite, polls: pollFor };

/** So that the compiler has seen the way of a request before the clock runs; the same for every master. Errors are left to the job. */
async function warmUp(master: Master): Promise<void> {
  let isGood = true;
  for (let turn = 0; turn < WARM_UP_READS && isGood; turn += 1) {
    isGood = await master.read(POLL_UNIT, turn, TEN).then(
      () => true,
      () => false,
    );
  }
}

async function run(job: Job): Promise<JobResult> {
  const tally = new Tally();
  const masters = await Promise.all(job.addresses.map((address) => openMaster(job.master, address, job.timing)));
  if (job.kind === 'write' || job.kind === 'polls') await Promise.all(masters.map(warmUp));
  const cpu = process.cpuUsage();
  const start = performance.now();
  const perAddressSeconds = await Promise.all(
    masters.map(async (master) => {
      await KINDS[job.kind](master, job, tally);
      return (performance.now() - start) / 1000;
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  const seconds = Math.max(...perAddressSeconds);
  await Promise.all(masters.map((master) => master.close()));
  return {
    seconds,
    perAddressSeconds,
    requests: tally.requests,
    ok: tally.ok,
    retried: tally.retried,
    wrong: tally.wrong,
    lost: tally.lost,
    cpuUsPerRequest: (user + system) / Math.max(1, tally.requests),
    cpuShare: (user + system) / 1e6 / seconds,
    answerP50Us: tally.answerP50Us(),
    errors: tally.errors,
  };
}

void run(JSON.parse(process.argv[2] ?? '{}') as Job).then((result) => {
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
});

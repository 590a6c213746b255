import { asRunEvent, runStream } from '../../../src/orchestrator';
import type { PlantTruth } from '../../../src/virtual-plant';
import type { World } from '../world';

const HOUR_MS = 3_600_000;
/** A reading of the volts is good for an hour after the last of its set, which was read within another one. */
const GOOD_FOR_MS = 2 * HOUR_MS;
/** The limit of the sites of the simulation, and what the words of the plant round away. */
const LIMIT_VOLTS = 0.5;
const ROUNDED = 0.01;
/** The clock of a reading has whole milliseconds, the plant's log has parts of them. */
const CLOCK_MS = 1;
/** Volts by which a stack goes away in an hour, or at once when it goes dark, unless the fault says otherwise. */
const USUAL = { 'voltage-drifts': 6, 'voltage-drifted-apart': 1.2 } as const;

type Oracle = PlantTruth['oracles'][number];

/** When a meter, or a stack's own, was read at which stack, in all runs of a world. */
export interface VoltsRead {
  readonly stack: string;
  readonly atMs: number;
}

export async function voltsRead(world: World): Promise<readonly VoltsRead[]> {
  const { store } = await world.lives.service();
  const runs = [...new Set(world.acknowledged.map(({ runId }) => runId))];
  const events = await Promise.all(runs.map((runId) => store.journal.read(runStream(runId))));
  return events.flat().flatMap((event) => {
    const { type, data } = asRunEvent(event);
    if (type !== 'step.done') return [];
    return data.facts.flatMap(({ key, value }) =>
      key.endsWith('/volts') && typeof value === 'number'
        ? [{ stack: key.slice(0, key.indexOf('/')), atMs: world.lives.atMs(event.at) }]
        : [],
    );
  });
}

/**
 * True for stacks that met on unequal volts only because one drifted after its volts were read: within the limit then, and not so long ago that
 * they would have to be read again. Nobody can read the volts of a stack that is off, so no procedure knows of the rest.
 */
export function driftedSinceRead(
  world: World,
  truth: PlantTruth,
  read: readonly VoltsRead[],
  { oracle, atMs, detail }: Oracle,
): boolean {
  const met = /at ([\d.]+) V onto a busbar at ([\d.]+) V/.exec(detail);
  if (oracle !== 'inrush' || met === null) return false;
  const drifts = truth.stacks.map(({ tag }) => driftOf(world, truth, tag, { read, atMs }));
  if (drifts.some((drift) => drift === null)) return false;
  const since = drifts.reduce<number>((sum, drift) => sum + (drift ?? 0), 0);
  return since > 0 && Math.abs(Number(met[1]) - Number(met[2])) - since <= LIMIT_VOLTS + ROUNDED;
}

/** Volts that a stack drifted since they were read; null where that is too long ago, or never was. */
function driftOf(
  { spec }: World,
  { log }: PlantTruth,
  stack: string,
  { read, atMs }: { readonly read: readonly VoltsRead[]; readonly atMs: number },
): number | null {
  const readAt = read.filter((one) => one.stack === stack && one.atMs <= atMs).at(-1)?.atMs;
  if (readAt === undefined || atMs - readAt > GOOD_FOR_MS) return null;
  const bites = (fault: keyof typeof USUAL) =>
    log.flatMap((line) =>
      'event' in line && line.event === 'fault-bit' && line.stack === stack && line.detail === fault ? [line.atMs] : [],
    );
  // Of two faults of one name nobody can tell which of them bit: the larger.
  // Of two faults of one name nobody can tell which of them bit: the larger.
  const volts = (fault: keyof typeof USUAL): number => {
    const armed = (spec.plant?.faults ?? []).filter((one) => one.name === fault && one.stack === stack);
    return armed.length === 0 ? USUAL[fault] : Math.max(...armed.map((one) => Number(one['volts'] ?? USUAL[fault])));
  };
  const drifted = bites('voltage-drifts').reduce((sum, bite) => sum + Math.max(0, atMs - Math.max(bite, readAt)), 0);
  const jumps = bites('voltage-drifted-apart').filter((bite) => bite > readAt - CLOCK_MS && bite <= atMs).length;
  return (volts('voltage-drifts') * drifted) / HOUR_MS + volts('voltage-drifted-apart') * jumps;
}

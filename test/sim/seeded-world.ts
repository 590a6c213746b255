import type { RunView } from '../../src/orchestrator';
import { DEVICE_LIES, FAULTS, type PlantSetup, plantOptionsSchema, WIRE_FAULTS } from '../../src/virtual-plant';
import type { CutPhase, CutPoint } from './cutter';
import { PHASES } from './cutter';
import { Numbers } from './numbers';
import { SeededPerson } from './seeded-person';
import type { WireKind } from './sim-lines';
import { type SeededSpec, withSeldomMet } from './seldom-met';
import { withSlip } from './slips/seeded-slip';
import type { World, WorldSpec } from './world';

type Fault = NonNullable<PlantSetup['faults']>[number];

/** What a seed makes of everything, for reading. */
export interface SeededWorld {
  readonly spec: WorldSpec;
  readonly person: SeededPerson;
  readonly story: readonly string[];
}

/** One seed in fifty keeps its journal on the disk. */
const DISK_EVERY = 50;

/** In one world in three over leads the set can be brought back to what it ran. */
const SHELF_EVERY = 3;

/** The world of a seed: the same seed is the same world, on any machine. */
export function seededWorld(seed: number): SeededWorld {
  const random = new Numbers(seed);
  const story: string[] = [];
  const product = random.pick(['gen3', 'gen3', 'gen2', 'open1', 'open1'] as const);
  const wire = product === 'open1' ? random.pick(['tcp', 'serial'] as const) : null;
  const stacks = random.pick([1, 2, 2, 2, 3, 3]);
  const procedure = procedureFor(stacks, random);
  const faults = faultsFor(random, stacks, wire);
  const options = optionsFor(random);
  const swapped = wire !== null && stacks > 1 && random.chance(0.04) ? (['S1', 'S2'] as const) : undefined;
  const off = wallJumps(random.branch(3));
  const person = new SeededPerson(random.branch(4), story);
  const cuts = cutsFor(random.branch(5), story);
  story.push(`${product} ${wire ?? ''} ${stacks} ${procedure} ${JSON.stringify({ faults, options, swapped })}`);
  const spec: SeededSpec = {
    ...{ stacks, product, wire, procedure, invertersSpeak: random.chance(wire === null ? 0.1 : 0.5) },
    store: seed % DISK_EVERY === 0 ? 'disk' : 'memory',
    plant: { faults, options, change: (setup) => ({ ...setup, seed }) },
    ...(swapped === undefined ? {} : { swappedLeads: swapped }),
    ...(wire !== null && seed % SHELF_EVERY === 0 ? { keepsImageBefore: true } : {}),
    cutHere: cuts,
    says: (prompt, world) => person.says(prompt, world),
    before: async (world: World, view: RunView) => {
      off.look(view);
      await person.before(world, view);
    },
    chooses: (hold, world) => person.chooses(hold, world),
    repeats: () => person.repeats(),
    wallOffMs: () => off.ms,
    commitMs: slowDisk(random.branch(6)),
  };
  const seldom = withSeldomMet(spec, random.branch(9), story);
  return { person, story, spec: withSlip(seldom, random.branch(8), story) };
}

function procedureFor(stacks: number, random: Numbers): string {
  if (stacks === 1) return 'single-stack-update';
  return random.pick(['parallel-stack-update', 'parallel-stack-update', 'parallel-stack-update', 'leave-parallel']);
}

function faultsFor(random: Numbers, stacks: number, wire: WireKind | null): Fault[] {
  const stack = (): string => `S${1 + random.below(stacks)}`;
  const faults: Fault[] = [];
  for (let left = random.below(3); left > 0; left -= 1)
    faults.push(withAmount({ name: random.pick(FAULTS).name, stack: stack(), times: 1 + random.below(3) }, random));
  if (wire === null) return faults;
  for (let left = random.below(3); left > 0; left -= 1)
    faults.push({
      name: random.pick(WIRE_FAULTS).name,
      stack: stack(),
      every: 7 + random.below(90),
      times: 1 + random.below(6),
    });
  if (random.chance(0.1))
    faults.push({
      ...{ name: random.pick(DEVICE_LIES).name, stack: stack() },
      ...(random.chance(0.5) ? { from: 'start' } : {}),
    });
  return faults;
}

/** A stack drifts so slowly that only a long absence shows it, or so fast that every reading does. */
const withAmount = (fault: Fault, random: Numbers): Fault =>
  fault.name === 'voltage-drifts' ? { ...fault, volts: random.pick([0.05, 0.5, 6]) } : fault;

/** Every guess about a product that has two values is the other one now and then. */
function optionsFor(random: Numbers): Record<string, boolean> {
  const yesOrNo = Object.entries(plantOptionsSchema.parse({})).flatMap(([name, value]) =>
    typeof value === 'boolean' ? [[name, value] as const] : [],
  );
  if (!random.chance(0.25)) return {};
  const [name, value] = random.pick(yesOrNo);
  return { [name]: !value };
}

interface WallClock {
  ms: number;
  look(view: RunView): void;
}

/** A wall clock that jumps now and then: by an hour, by a day, by ten years. */
function wallJumps(random: Numbers): WallClock {
  const jumps = random.chance(0.3) ? 1 + random.below(3) : 0;
  const at = Array.from({ length: jumps }, () => random.below(300));
  const sizes = [3_600_000, -3_600_000, 86_400_000, 10 * 365 * 86_400_000, 15_000, -15_000];
  let turn = 0;
  return {
    ms: 0,
    look({ waits }) {
      turn += 1;
      if (at.includes(turn) || (jumps > 0 && waits.length > 0 && random.chance(0.1))) this.ms += random.pick(sizes);
    },
  };
}

/** A disk that now and then takes its time with a commit. */
function slowDisk(random: Numbers): () => number {
  if (!random.chance(0.2)) return () => 0;
  return () => (random.chance(0.2) ? random.pick([5, 50, 500, 5000]) : 0);
}

/** Up to five deaths, each so many points after the one before; a death in the recovery of another is one of them. */
function cutsFor(random: Numbers, story: string[]): (point: CutPoint) => boolean {
  const deaths = random.chance(0.6) ? 1 + random.below(5) : 0;
  const next = (): { kind: CutPoint['kind']; after: number; phase: CutPhase } => ({
    kind: random.pick(['write', 'write', 'frame', 'look']),
    after: random.chance(0.3) ? random.below(6) : random.below(250),
    phase: random.pick(PHASES),
  });
  const plans = Array.from({ length: deaths }, next);
  const since = { write: 0, frame: 0, look: 0 };
  return ({ kind, phase, what }) => {
    const [plan] = plans;
    if (plan === undefined || plan.kind !== kind || plan.phase !== phase) return false;
    since[kind] += 1;
    if (since[kind] <= plan.after) return false;
    plans.shift();
    Object.assign(since, { write: 0, frame: 0, look: 0 });
    story.push(`dies ${phase} ${kind} ${what}`);
    return true;
  };
}

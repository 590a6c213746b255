// How long one whole procedure takes on a virtual clock, against a calibration loop in the same process: what a simulation of many
// thousand runs is made of. Absolute times drift with the machine: the ratio is the figure to keep.
import { sha256 } from '../src/kernel';
import { type Options, runProgram } from '../test/sim/options';
import { type Scenario, startScenario } from '../test/support/rig';

const USAGE = `npm run bench:run -- [--only NAME,NAME] [--json]
  How long one whole procedure takes on a virtual clock, as a ratio to a calibration loop in the same process.`;

const ROUNDS = 15;

/** Shares of the steps after which the service dies. */
const CRASHES = [0.3, 0.7];
const FAULTS = [{ name: 'link-left-in' }, { name: 'addr-mirrored' }, { name: 'count-one-short' }];

/** By hand: the stacks are silent. Over leads: they speak, over the real line and codec, and get an image of 16 KB each. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  byHand2: { site: { stacks: 2 } },
  byHand3: { site: { stacks: 3 } },
  byHand6: { site: { stacks: 6 } },
  byHand6Faulty: { site: { stacks: 6 }, plant: { faults: FAULTS } },
  overLeads2: { site: { stacks: 2 }, wire: {} },
  overLeads3: { site: { stacks: 3 }, wire: {} },
  overLeads6: { site: { stacks: 6 }, wire: {} },
  overLeads6Faulty: { site: { stacks: 6 }, wire: {}, plant: { faults: FAULTS } },
};

/** A fixed amount of hashing: the yardstick of this machine at this moment. */
function calibration(): void {
  let text = 'stackhand';
  for (let turn = 0; turn < 5000; turn += 1) text = sha256(text);
}

/** Drives to the end; with faults, the service dies twice on the way. */
async function wholeRun(scenario: Scenario): Promise<void> {
  const rig = await startScenario(scenario);
  for (const share of scenario.plant === undefined ? [] : CRASHES) {
    await rig.drive(({ progress }) => progress.done >= share * progress.of);
    await rig.crash();
  }
  const { outcome } = await rig.drive();
  if (outcome !== 'complete') throw new Error(`The run of the bench ended ${outcome}: ${rig.holds.join('; ')}`);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number): number => Math.round(value * 100) / 100;

async function timed(work: () => unknown): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const [start, busy] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(busy);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}

/** Medians of the wall clock and of the processor time, and of the ratio of each round: a machine that others use too is busy by turns. */
async function figuresOf(scenario: Scenario): Promise<Record<string, number>> {
  const rounds: { readonly ms: number; readonly cpuMs: number; readonly ratio: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const yardstick = await timed(calibration);
    const run = await timed(() => wholeRun(scenario));
    rounds.push({ ...run, ratio: run.cpuMs / yardstick.cpuMs });
  }
  return {
    ms: rounded(median(rounds.map(({ ms }) => ms))),
    cpuMs: rounded(median(rounds.map(({ cpuMs }) => cpuMs))),
    ratio: rounded(median(rounds.map(({ ratio }) => ratio))),
  };
}

async function main(options: Options): Promise<number> {
  const only = options.among('only', Object.keys(SCENARIOS));
  const figures: Record<string, Record<string, number>> = {};
  for (const [name, scenario] of Object.entries(SCENARIOS))
    if (only.includes(name)) figures[name] = await figuresOf(scenario);
  if (options.has('json')) console.log(JSON.stringify(figures));
  else console.table(figures);
  return 0;
}

void runProgram({ usage: USAGE, options: ['only=', 'json'], main });

// How long one whole procedure takes on a virtual clock, against a calibration loop in the same process: what a simulation of many
// thousand runs is made of. Absolute times drift with the machine: the ratio is the figure to keep. `npm run bench:run -- [--json]`
import { sha256 } from '../src/kernel';
import { type Scenario, startScenario } from '../test/support/rig';

const ROUNDS = 9;

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

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Median of the wall clock and of the processor time; the second says more on a machine that others use too. */
async function medians(work: () => Promise<unknown>): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const [walls, cpus]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [start, busy] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(busy);
    walls.push(performance.now() - start);
    cpus.push((user + system) / 1000);
  }
  return { ms: median(walls), cpuMs: median(cpus) };
}

async function measure(): Promise<void> {
  const only = process.argv.slice(2).filter((word) => word in SCENARIOS);
  const figures: Record<string, Record<string, number>> = {};
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const yardstick = await medians(async () => calibration());
    const { ms, cpuMs } = await medians(() => wholeRun(scenario));
    figures[name] = { ms: rounded(ms), cpuMs: rounded(cpuMs), ratio: rounded(cpuMs / yardstick.cpuMs) };
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
  else console.table(figures);
}

void measure();

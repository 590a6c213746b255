import { asRunEvent, runStream } from '../../src/orchestrator';
import { closingReport } from '../../src/reports';
import { WIRE_FAULTS } from '../../src/virtual-plant';
import { OPEN_IMAGE, type Rig, startScenario } from '../support/rig';

jest.setTimeout(240_000);

/** How many seeds; more by hand with SEEDS=500 FROM=1000. */
const SEEDS = Number(process.env['SEEDS'] ?? 16);
const FROM = Number(process.env['FROM'] ?? 1);
const WHO = { actor: 'Ana' };

/** A small generator, so that a seed says everything. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const FAULTS = WIRE_FAULTS.filter(({ id }) => id !== 'W15').map(({ name }) => name);

async function interrupt(rig: Rig, random: () => number): Promise<string> {
  const kind = ['crash', 'crash', 'danger', 'abort', 'other-software'][Math.floor(random() * 5)] ?? 'crash';
  if (kind === 'crash') await rig.crash();
  if (kind === 'other-software') await rig.crash('another');
  if (kind === 'abort') await rig.engine.abort(rig.runId, 'enough', WHO);
  if (kind !== 'danger') return kind;
  await rig.engine.danger(rig.runId, 'smell', WHO);
  const { hold } = await rig.view();
  const over = { promptId: hold?.promptId ?? '', offer: 'danger-over' as const, words: 'it was the neighbour' };
  await rig.engine.choose(rig.runId, over, WHO);
  return kind;
}

async function play(seed: number) {
  const random = randomFrom(seed);
  const stacks = random() < 0.5 ? 1 : 2;
  const name = FAULTS[Math.floor(random() * FAULTS.length)] ?? '';
  const fault = { name, stack: 'S1', every: 11 + Math.floor(random() * 60), times: 1 + Math.floor(random() * 6) };
  const rig = await startScenario({
    wire: { inverters: random() < 0.5 },
    site: { stacks },
    procedure: stacks === 1 ? 'single-stack-update' : 'parallel-stack-update',
    plant: { faults: random() < 0.6 ? [fault] : [] },
  });
  const did: string[] = [];
  for (let turns = 1 + Math.floor(random() * 3); turns > 0; turns -= 1) {
    let left = Math.floor(random() * 60);
    const view = await rig.drive(({ acts, prompts }) => acts.length + prompts.length > 0 && left-- <= 0);
    if (view.status === 'ended') break;
    did.push(`${await interrupt(rig, random)} at ${view.acts[0]?.stepId ?? view.prompts[0]?.stepId ?? 'a hold'}`);
    if ((await rig.view()).status === 'ended') break;
  }
  const view = await rig.drive();
  return { rig, view, story: [JSON.stringify(fault), ...did, ...rig.holds].join('\n') };
}

const seeds = Array.from({ length: SEEDS }, (_, index) => FROM + index);

it.each(seeds)('seed %i: ends, harms nobody, and the record says what is true', async (seed) => {
  const { rig, view, story } = await play(seed);
  const { stacks, oracles } = rig.truth();
  const { run, site } = await rig.engine.state(rig.runId);
  const events = (await rig.journal.read(runStream(rig.runId))).map(asRunEvent);
  const { verdict } = closingReport(run, site, events);
  const complete = view.outcome?.startsWith('complete') === true;
  const wrong = complete ? stacks.filter(({ image }) => image?.sha256 !== OPEN_IMAGE.sha256) : [];
  const found = { story, oracles, findings: verdict.findings, agrees: verdict.agrees, wrong: wrong.length };
  expect(found).toEqual({ story, oracles: [], findings: [], agrees: true, wrong: 0 });
});

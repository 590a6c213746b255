import type { HoldOffer, RunView } from '../../src/orchestrator';
import { type Rig, type Scenario, startScenario } from '../support/rig';

/** A run whose journal is kept. `plays` leaves it where the journal ends: at its end, or in the middle. */
export interface Story {
  readonly product: 'stackd-gen3' | 'stackd-gen2' | 'open';
  readonly ending: string;
  readonly scenario: Scenario;
  plays(rig: Rig): Promise<unknown>;
  /** What a person does first where the journal is taken up later. */
  resumes?(rig: Rig): Promise<unknown>;
}

const WHO = { actor: 'Ana' };
const GEN3: Scenario = { site: { stacks: 2 } };
const GEN2: Scenario = { site: { stacks: 2, generation: 'gen2' } };
const OPEN: Scenario = { site: { stacks: 2 }, wire: {} };

const toTheEnd = (rig: Rig): Promise<unknown> => rig.drive();
const held = ({ hold }: RunView): boolean => hold !== null;
const asks = (step: string, stack?: string) => (view: RunView) =>
  view.prompts.some((prompt) => prompt.step === step && (stack === undefined || prompt.stack === stack));
const toTheHold = (rig: Rig): Promise<unknown> => rig.drive(held);

async function choose(rig: Rig, offer: HoldOffer, words: string): Promise<void> {
  const { hold } = await rig.view();
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer, words }, WHO);
}

const aborted = (at: (view: RunView) => boolean) => async (rig: Rig) => {
  await rig.drive(at);
  await rig.engine.abort(rig.runId, 'called away', WHO);
  await rig.drive();
};

/** Everybody leaves with the set apart; another day it is put back together. */
async function leftAndRestored(rig: Rig): Promise<void> {
  await rig.drive(asks('read-version', 'S1'));
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  await choose(rig, 'stop-here', 'everybody left');
  await rig.nextRun('restore-only');
  await rig.drive();
}

/** Taken apart for good, and joined again by another run. */
async function leftAndJoined(rig: Rig): Promise<void> {
  await rig.drive();
  await rig.nextRun('join-parallel');
  await rig.drive();
}

const fault = (scenario: Scenario, name: string, args: object = {}): Scenario => ({
  ...scenario,
  plant: { faults: [{ name, ...args }] },
});
const notTheSecondLook: Scenario['says'] = ({ step }) =>
  step === 'second-look' ? { kind: 'cannot-see', why: 'alone today' } : undefined;

async function diesOnTheWay(rig: Rig, software?: string): Promise<void> {
  await rig.drive(({ progress }) => progress.done * 2 > progress.of);
  await rig.crash(software);
}

async function diesInTheTransfer(rig: Rig): Promise<void> {
  await rig.drive(() => (rig.truth().stacks[0]?.blocksWritten ?? 0) >= 17);
  await rig.crash();
  await rig.drive();
}

/** The danger key stops a transfer where it is: the stack stays in its boot loader while the run is held. */
async function halfWritten(rig: Rig): Promise<void> {
  await rig.drive(() => (rig.truth().stacks[0]?.blocksWritten ?? 0) >= 17);
  await rig.engine.danger(rig.runId, 'a smell', WHO);
  for (let view = await rig.view(); view.acts.length > 0; view = await rig.view()) await rig.door.pause(100);
}

const gen3 = (ending: string, scenario: Scenario, plays: Story['plays']): Story => ({
  product: 'stackd-gen3',
  ending,
  scenario,
  plays,
});

/** Every shape of a journal that a release can leave behind, each once and as small as it can be. */
export const STORIES: readonly Story[] = [
  gen3('complete', GEN3, toTheEnd),
  gen3('complete-with-deviations', { site: { stacks: 2, joinLimit: null }, says: notTheSecondLook }, toTheEnd),
  gen3('complete-under-other-software', GEN3, async (rig) => {
    await diesOnTheWay(rig, 'another');
    await rig.drive();
  }),
  gen3('held', fault(GEN3, 'count-one-short', { times: 9 }), toTheHold),
  gen3('open-at-a-question', GEN3, (rig) => rig.drive(asks('watch-flash'))),
  gen3('aborted-as-found', GEN3, aborted(asks('read-number'))),
  gen3(
    'aborted-and-unparked',
    GEN3,
    aborted(({ prompts }) => prompts[0]?.message.id === 'ask.amps'),
  ),
  gen3('aborted-and-switched-off', GEN3, aborted(asks('check-feeds'))),
  gen3('aborted-and-joined-again', GEN3, aborted(asks('read-version', 'S1'))),
  gen3('degraded', fault(GEN3, 'half-on', { times: 9 }), toTheEnd),
  gen3('suspected-brick', fault(GEN3, 'code-25-stuck'), toTheEnd),
  gen3('left-parallel-and-joined', { ...GEN3, procedure: 'leave-parallel' }, leftAndJoined),
  gen3('stopped-and-restored', GEN3, leftAndRestored),
  gen3('smaller-set', fault({ site: { stacks: 3 } }, 'version-unchanged', { stack: 'S3', times: 99 }), async (rig) => {
    await rig.drive(({ hold }) => hold?.offers.some(({ id }) => id === 'smaller-set') === true);
    await choose(rig, 'smaller-set', 'S3 is for the workshop');
    await rig.drive();
  }),
  { product: 'stackd-gen2', ending: 'complete', scenario: GEN2, plays: toTheEnd },
  { product: 'stackd-gen2', ending: 'held', scenario: fault(GEN2, 'count-one-short', { times: 9 }), plays: toTheHold },
  { product: 'stackd-gen2', ending: 'degraded', scenario: fault(GEN2, 'half-on', { times: 9 }), plays: toTheEnd },
  { product: 'open', ending: 'complete', scenario: OPEN, plays: toTheEnd },
  { product: 'open', ending: 'complete-after-a-crash-in-the-transfer', scenario: OPEN, plays: diesInTheTransfer },
  {
    product: 'open',
    ending: 'held-half-written',
    scenario: OPEN,
    plays: halfWritten,
    resumes: (rig) => choose(rig, 'danger-over', 'it was the neighbour'),
  },
  {
    product: 'open',
    ending: 'open-in-the-transfer',
    scenario: OPEN,
    plays: (rig) => rig.drive(() => (rig.truth().stacks[0]?.blocksWritten ?? 0) >= 17),
  },
];

/** The run from its beginning to where its journal ends. */
export async function played({ scenario, plays }: Story): Promise<Rig> {
  const rig = await startScenario(scenario);
  await plays(rig);
  return rig;
}

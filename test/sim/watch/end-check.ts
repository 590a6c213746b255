import {
  asRunEvent,
  foldRun,
  type JournalEvent,
  type Obligation,
  type RunView,
  runStream,
} from '../../../src/orchestrator';
import { closingReport } from '../../../src/reports';
import { canGoUnseen } from '../slips/seeded-slip';
import type { World } from '../world';
import { isDecided, isLeft, isLeftOut, isOwed } from './decided';
import { driftedSinceRead, voltsRead } from './drift';

/** A folded state as text: two are the same when their texts are. */
export const stateText = (state: unknown): string =>
  JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map ? { map: [...value] } : value instanceof Set ? { set: [...value] } : value,
  );

/** Everything that must be true of a world in which a run has come to its end; what is not stands among the wrongs afterwards. */
export async function checkEnd(world: World, view: RunView): Promise<void> {
  const { wrongs } = world;
  const truth = world.truth();
  const read = await voltsRead(world);
  // What a hand does against what was asked, the plant notices and no instruction brought about: the slips have a study of their own.
  if (world.slipped.size === 0)
    for (const noticed of truth.oracles.filter((one) => !isDecided(one.oracle, world.reached())))
      if (!isLeftOut(noticed, await obligationsOf(world)) && !driftedSinceRead(world, truth, read, noticed))
        wrongs.add(`plant: ${noticed.oracle}`, `${noticed.detail} (${noticed.because})`);
  // A slip that nothing can see leaves a record of what was said.
  const unseen = canGoUnseen(world.slips, world.spec);
  const complete = view.outcome?.startsWith('complete') === true;
  if (!unseen) await checkComplete(world, view);
  // Nor of what a hand did ahead of every question.
  if (!complete && !unseen) await checkOwed(world, view);
  // A tool that writes once more, and nothing but an LCD shows it: a run that was stopped before anybody looked cannot know.
  for (const stack of complete || !unseen ? truth.stacks : [])
    if (stack.torn && !view.obligations.some(({ id, status }) => id === `${stack.tag}/unit` && status === 'open'))
      wrongs.add('torn-and-forgotten', `${stack.tag} is half written, and the site does not know`);
  await checkJournal(world);
}

/** A run that says complete has a plant that is so, but for what a person decided to leave: that stands in the record as left. */
async function checkComplete(world: World, view: RunView): Promise<void> {
  const obligations = await obligationsOf(world);
  for (const line of world.differs(view))
    if (!isLeft(line, obligations, world.runId) && !isLookedAtByNobody(line, world.slips))
      world.wrongs.add('complete-but-not-true', line);
}

/** What stands otherwise than it was found is on the list of its site when a run ends that did not complete. */
async function checkOwed(world: World, view: RunView): Promise<void> {
  const obligations = await obligationsOf(world);
  const lines = world.truth().differsFromAsFound.filter((line) => !world.foundDifferent.has(line));
  const forgotten = lines.filter(
    (line) =>
      !isOwed(line, obligations, world.runId) &&
      !isLookedAtOnTheWayBack(line, obligations, world.slips) &&
      !isSeenAtTheInverter(line, obligations, world.slips),
  );
  if (forgotten.length > 0)
    world.wrongs.add('nothing-owed', `ended ${view.outcome}, and nothing is owed for ${forgotten.join(', ')}`);
}

/** A hand at the wrong bank: the run knows that the one it meant is not where it should be, and the way back looks at all of them. */
const isLookedAtOnTheWayBack = (line: string, list: readonly Obligation[], slips: readonly string[]): boolean =>
  / (ADDR|INV)_SET /.test(line) &&
  list.some(({ status }) => status === 'open') &&
  slips.some((slip) => AT_A_WRONG_BANK.has(slip));

/** A stack alone has nothing to compare a wrong note with, but its inverter: where that does not see the battery, it is on the list. */
const isSeenAtTheInverter = (line: string, list: readonly Obligation[], slips: readonly string[]): boolean =>
  line.includes(' INV_SET ') &&
  list.some(({ kind, status }) => kind === 'inverters' && status === 'open') &&
  slips.some((slip) => NOTES_WRONG.has(slip));

/** Slips by which a bank is noted otherwise than it stands. */
const NOTES_WRONG: ReadonlySet<string> = new Set(['slip-7', 'slip-8', 'slip-9']);

/** The list of the site with what is closed, as the service holds it. */
async function obligationsOf(world: World): Promise<readonly Obligation[]> {
  const { life, engine } = await world.lives.service();
  const { site } = await life.run(engine.state(world.runId));
  return [...site.obligations.values()];
}

/** Slips by which a hand may be at a bank of a module in the place of the one that was meant. */
const AT_A_WRONG_BANK: ReadonlySet<string> = new Set(['O4', 'slip-25']);

/** A person at the wrong bank moved the ADD of a module, and no question of the run is about that bank. */
const isLookedAtByNobody = (line: string, slips: readonly string[]): boolean =>
  slips.some((slip) => AT_A_WRONG_BANK.has(slip)) && / module \d+ ADD /.test(line);

/** The journal is whole, and what the service believes is the fold of it and nothing else. */
async function checkJournal(world: World): Promise<void> {
  const { wrongs } = world;
  const { life, engine, store } = await world.lives.service();
  for (const problem of await store.journal.verifyChain())
    wrongs.add('chain', `${problem.code} ${problem.where ?? ''}`);
  const events = await store.journal.read(runStream(world.runId));
  const { run, site } = await life.run(engine.state(world.runId));
  if (stateText(foldRun(events).state) !== stateText(run))
    wrongs.add('fold', 'the fold of the journal is another state');
  checkVerdict(world, events, closingReport(run, site, events.map(asRunEvent)).verdict);
  checkAcknowledged(world, events);
}

function checkVerdict(
  { wrongs }: World,
  _events: readonly JournalEvent[],
  { agrees, findings }: ReturnType<typeof closingReport>['verdict'],
): void {
  if (!agrees) wrongs.add('verdict', 'the verdict from the record is another one than the run wrote');
  for (const finding of findings) wrongs.add('finding', JSON.stringify(finding));
}

/** Whatever was said to be accepted stands in the journal (SI-47). */
function checkAcknowledged(world: World, events: readonly JournalEvent[]): void {
  const last = events.at(-1)?.seq ?? 0;
  const lost = world.acknowledged.filter(({ runId, seq }) => runId === world.runId && seq > last);
  if (lost.length > 0) world.wrongs.add('acknowledged-lost', `event ${lost[0]?.seq} of ${last}`);
}

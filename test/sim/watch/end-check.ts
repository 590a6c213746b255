import { asRunEvent, foldRun, type JournalEvent, type RunView, runStream } from '../../../src/orchestrator';
import { closingReport } from '../../../src/reports';
import { canGoUnseen } from '../slips/seeded-slip';
import type { World } from '../world';

/** A folded state as text: two are the same when their texts are. */
export const stateText = (state: unknown): string =>
  JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map ? { map: [...value] } : value instanceof Set ? { set: [...value] } : value,
  );

/** Everything that must be true of a world in which a run has come to its end; what is not stands among the wrongs afterwards. */
export async function checkEnd(world: World, view: RunView): Promise<void> {
  const { wrongs } = world;
  const truth = world.truth();
  // What a hand does against what was asked, the plant notices and no instruction brought about: the slips have a study of their own.
  if (world.slipped.size === 0)
    for (const { oracle, detail, because } of truth.oracles.filter((one) => !isDecided(world, one.oracle)))
      wrongs.add(`plant: ${oracle}`, `${detail} (${because})`);
  // A slip that nothing can see leaves a record of what was said.
  if (!canGoUnseen(world.slips, world.spec))
    if (!world.reached().includes('offer leave-open'))
      // What a person decided to leave stands in the record as left.
      for (const line of world.differs(view)) wrongs.add('complete-but-not-true', line);
  const left = truth.differsFromAsFound.filter((line) => !world.foundDifferent.has(line));
  if (!view.outcome?.startsWith('complete') && left.length > 0 && !hasOpen(view))
    wrongs.add('nothing-owed', `ended ${view.outcome}, nothing is owed, and ${left.join(', ')}`);
  for (const stack of truth.stacks)
    if (stack.torn && !view.obligations.some(({ id, status }) => id === `${stack.tag}/unit` && status === 'open'))
      wrongs.add('torn-and-forgotten', `${stack.tag} is half written, and the site does not know`);
  await checkJournal(world);
}

/** A person may join modules that nobody read, by a recorded word; what comes of it is theirs. */
const isDecided = (world: World, oracle: string): boolean =>
  oracle === 'mixed-versions-joined' && world.reached().includes('offer override');

const hasOpen = (view: RunView): boolean => view.obligations.some(({ status }) => status !== 'discharged');

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

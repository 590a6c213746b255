import type { JournalEvent, RunView } from '../../../src/orchestrator';
import { runStream } from '../../../src/orchestrator';
import type { LogEntry, OracleName } from '../../../src/virtual-plant';
import { actText } from '../../../src/virtual-plant/record';
import type { World } from '../world';
import type { Slip } from './slip';
import type { Slipping } from './slipping';

/** `prompt`: asked again at once, or refused · `gate`: a guard objected · `complete`: after the breakers closed. */
export const CAUGHT = ['prompt', 'gate', 'power-on', 'count', 'complete', 'never'] as const;
export type Caught = (typeof CAUGHT)[number];

/** What became of a slip. */
export interface Verdict {
  /** `not-made`: its place never came; `nothing`: everything is as it should be all the same. */
  readonly made: 'made' | 'not-made' | 'nothing';
  readonly caught: Caught;
  readonly inTime: boolean;
  /** What was said first. */
  readonly said: string;
  /** Wrongs of the plant that the slip itself was, and those that came of it before anybody noticed. */
  readonly atOnce: readonly string[];
  readonly harm: readonly string[];
  readonly outcome: string;
  readonly differs: readonly string[];
}

interface Objection {
  readonly where: Caught;
  readonly atMs: number;
  readonly said: string;
}

const OBJECTIONS = ['answer.refused', 'steps.reopened', 'run.held'];
const textOf = (message: unknown): string => (message as { id?: string } | undefined)?.id ?? '';
const stepOf = ({ data }: JournalEvent): string | undefined => (data as { stepId?: string }).stepId;

/** The first thing that the run said against what was done or answered. Without a slip it says nothing (see `traceOf`). */
function firstObjection(events: readonly JournalEvent[], madeAt: string | undefined): Objection | undefined {
  const at = events.findIndex(({ type }) => OBJECTIONS.includes(type));
  const event = events[at];
  if (event === undefined) return undefined;
  const { by, because } = event.data as { by?: string; because?: unknown };
  const before = events.slice(0, at).filter((one) => ['answer.given', 'effect.ended', 'step.done'].includes(one.type));
  const last = before.map(stepOf).findLast((step) => step !== undefined) ?? '';
  const isClosed = events
    .slice(0, at)
    .some((one) => one.type === 'step.done' && /close-breakers/.test(stepOf(one) ?? ''));
  const said = `${by ?? 'answer'} ${textOf(because)}`;
  return { where: whereOf(event.type, by ?? '', last, madeAt, isClosed), atMs: event.at.monoMs, said };
}

function whereOf(type: string, by: string, last: string, madeAt: string | undefined, isClosed: boolean): Caught {
  if (type === 'answer.refused' || last === madeAt) return 'prompt';
  if (isClosed) return 'complete';
  if (/SI-39/.test(by) || /count|see-mode/.test(last)) return 'count';
  return /switch-on|compare-with-lead|read-code/.test(last) ? 'power-on' : 'gate';
}

const isWrite = (entry: LogEntry, stack: string | undefined): boolean =>
  'event' in entry &&
  (entry.event === 'flash-started' || entry.event === 'update-entered') &&
  (stack === undefined || stack === entry.stack);
const isClosing = (entry: LogEntry): boolean =>
  'act' in entry && entry.done && entry.act.act === 'set-breaker' && entry.act.closed;

/** The stack whose write the slip spoils; undefined: whichever is next. Switches are of one stack, and it starts by them alone. */
function spoiled({ madeAt }: Slipping, { spoilsItsStack }: Slip): string | undefined {
  const ofSwitches = madeAt !== undefined && ['move-bank', 'tap-bank'].includes(madeAt.step);
  return spoilsItsStack === true || ofSwitches ? (madeAt?.stack ?? undefined) : undefined;
}

/** When it is too late for a slip: with the write, the closing or the end that comes next. */
function deadlineMs(
  { deadline }: Slip,
  log: readonly LogEntry[],
  isOwn: (text: string, atMs: number) => boolean,
  stack: string | undefined,
): number {
  const others = log.filter((entry) => !('act' in entry) || !isOwn(actText(entry.act), entry.atMs));
  const write = deadline === 'write' ? others.find((entry) => isWrite(entry, stack)) : undefined;
  const closing = deadline === 'complete' ? undefined : others.find(isClosing);
  return (write ?? closing)?.atMs ?? Number.POSITIVE_INFINITY;
}

/** A world that broke by itself: never in time, whatever was to be shown. */
export const broken = (error: unknown): Verdict => ({
  ...{ made: 'made', caught: 'never', inTime: false, said: '', atOnce: [], harm: [], outcome: 'thrown' },
  differs: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
});

const NOT_MADE: Verdict = {
  ...{ made: 'not-made', caught: 'never', inTime: false, said: '' },
  ...{ atOnce: [], harm: [], outcome: '', differs: [] },
};

/** Where a slip was caught, whether in time, and what came of it. */
export async function judged(
  world: World,
  slipping: Slipping,
  slip: Slip,
  view: RunView | undefined,
): Promise<Verdict> {
  const madeAtMs = slipping.madeAtMs ?? (slip.fromTheStart === true ? 0 : undefined);
  if (madeAtMs === undefined) return NOT_MADE;
  const { store } = await world.lives.service();
  const events = await store.journal.read(runStream(world.runId));
  const { oracles, log } = world.truth();
  const isOwn = (text: string, atMs: number): boolean =>
    slipping.own().some((act) => act.text === text && act.atMs === atMs);
  const objection = firstObjection(events, slipping.madeAt?.stepId) ?? turnedAway(world);
  const caughtAtMs = objection?.atMs ?? Number.POSITIVE_INFINITY;
  const since = oracles.filter(({ atMs }) => atMs >= madeAtMs);
  const isItself = (oracle: OracleName): boolean => slip.itself?.includes(oracle) === true;
  const harm = since.filter(
    ({ oracle, because, atMs }) => !isItself(oracle) && !isOwn(because, atMs) && atMs <= caughtAtMs,
  );
  const atOnce = since.filter(({ oracle, because, atMs }) => isItself(oracle) || isOwn(because, atMs));
  const differs = view === undefined ? ['the run does not end'] : world.differs(view);
  const last = deadlineMs(
    slip,
    log.filter(({ atMs }) => atMs >= madeAtMs),
    isOwn,
    spoiled(slipping, slip),
  );
  const isNothing = objection === undefined && since.length === 0 && differs.length === 0;
  return {
    made: isNothing ? 'nothing' : 'made',
    caught: objection?.where ?? 'never',
    inTime: objection !== undefined && caughtAtMs <= last && harm.length === 0,
    said: objection?.said ?? '',
    atOnce: [...new Set(atOnce.map(({ oracle }) => oracle))],
    harm: [...new Set(harm.map(({ oracle }) => oracle))],
    outcome: view?.outcome ?? 'no-end',
    differs,
  };
}

function turnedAway({ turnedAway: refusals }: World): Objection | undefined {
  const [first] = refusals;
  return first === undefined ? undefined : { where: 'prompt', ...first };
}

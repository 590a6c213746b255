import { virtualAmbient } from './ambient';
import { CUT_STORIES } from './cut-stories';
import type { CutPoint } from './cutter';
import { checkEnd, stateText } from './watch/end-check';
import type { Wrong } from './watch/wrongs';
import { World } from './world';

/** Which cut of which story: none for the run as it is without one. `then`: so many points after the first, again. */
export interface Cut {
  readonly story: string;
  readonly stacks: number;
  readonly at: Omit<CutPoint, 'what'> | null;
  readonly then?: { readonly after: number; readonly phase: CutPoint['phase'] };
}

export interface CutPlayed {
  readonly cut: Cut;
  /** What was being written or sent; empty where the point was never reached. */
  readonly what: readonly string[];
  readonly points: World['cutter']['counts'];
  /** Everything that must not depend on a cut, as text. */
  readonly came: string;
  readonly wrongs: readonly Wrong[];
}

/** Plays a story with its cut and says what it came to. */
export async function playCut(cut: Cut): Promise<CutPlayed> {
  const story = CUT_STORIES.find(({ name }) => name === cut.story);
  if (story === undefined) throw new Error(`There is no story "${cut.story}".`);
  const what: string[] = [];
  const { product, wire, procedure = 'parallel-stack-update' } = story;
  const world = new World({
    ...{ product, wire, procedure, stacks: cut.stacks, invertersSpeak: wire !== null, store: 'memory' },
    cutHere: cutting(cut, what),
    ...story.more(),
  });
  const back = virtualAmbient(world.clock);
  let came = 'no end';
  try {
    await world.begin(procedure);
    const view = await world.toTheEnd();
    if (view !== undefined) {
      await checkEnd(world, view);
      came = cameTo(world, view);
    }
  } catch (error) {
    world.wrongs.add('thrown', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await world.close();
    back();
  }
  return { cut, what, points: { ...world.cutter.counts }, came, wrongs: world.wrongs.all };
}

/** A cut that never came back. */
export const hung = (cut: Cut): CutPlayed => ({
  ...{ cut, what: [], points: { write: 0, frame: 0, look: 0 }, came: 'nothing' },
  wrongs: [{ what: 'hung', detail: 'the run does not come to an end' }],
});

function cutting({ at, then }: Cut, what: string[]): (point: CutPoint) => boolean {
  let since = 0;
  return (point) => {
    const done = what.length;
    if (at === null || done === (then === undefined ? 1 : 2)) return false;
    const isFirst = done === 0 && point.kind === at.kind && point.n === at.n && point.phase === at.phase;
    if (done === 1 && point.phase === then?.phase) since += 1;
    const isSecond = done === 1 && then !== undefined && point.phase === then.phase && since > then.after;
    if (isFirst || isSecond) what.push(point.what);
    return isFirst || isSecond;
  };
}

/** Outcome, deviations, what is owed, and the plant: nothing of it may depend on a cut. */
function cameTo(world: World, view: NonNullable<Awaited<ReturnType<World['toTheEnd']>>>): string {
  const { outcome, physical, deviations, obligations } = view;
  const { differsFromAsFound, stacks, links, breakers, oracles } = world.truth();
  return stateText({
    outcome,
    physical,
    deviations,
    owed: obligations.filter(({ status }) => status !== 'discharged').map(({ id, status }) => ({ id, status })),
    plant: { differsFromAsFound, links, breakers, oracles },
    stacks: stacks.map(({ tag, versions, modules, image, torn, lit, blocksRepeated }) => ({
      ...{ tag, versions, modules, torn, lit, image },
      repeated: blocksRepeated > 1 ? blocksRepeated : 'none or the one in flight',
    })),
  });
}

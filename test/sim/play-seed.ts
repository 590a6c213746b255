import type { CutKind } from './cutter';
import { DEVICE_LIES, FAULTS } from '../../src/virtual-plant';
import { virtualAmbient } from './ambient';
import { seededWorld } from './seeded-world';
import { checkEnd } from './watch/end-check';
import type { Wrong } from './watch/wrongs';
import { World } from './world';

/** What a seed came to. */
export interface Played {
  readonly seed: number;
  readonly outcome: string;
  readonly lives: number;
  readonly wrongs: readonly Wrong[];
  /** Faults that bit, and lies that were told. */
  readonly faults: readonly string[];
  /** Slips of the person that were made. */
  readonly slips: readonly string[];
  readonly story: readonly string[];
  readonly points: Readonly<Record<CutKind, number>>;
  /** Hash of the last event of the journal: the same for the same seed, always. */
  readonly head: string;
  /** The recovery branches and messages that were reached. */
  readonly reached: readonly string[];
}

/** Plays the world of a seed to its end, works off what it left open, and judges it. */
export async function playSeed(seed: number): Promise<Played> {
  const { spec, story } = seededWorld(seed);
  const world = new World(spec);
  const back = virtualAmbient(world.clock);
  const outcomes: string[] = [];
  let head = '';
  try {
    await run(world, spec.procedure, outcomes);
    let view = await world.view();
    // A set that was left apart is joined again by a run of its own.
    if (spec.procedure === 'leave-parallel' && view.outcome?.startsWith('complete'))
      await run(world, 'join-parallel', outcomes);
    view = await world.view();
    const owes = view.obligations.some(({ status }) => status === 'open');
    if (owes && !view.outcome?.startsWith('complete')) await run(world, 'restore-only', outcomes);
    head = (await (await world.lives.service()).store.journal.head()).hash;
  } catch (error) {
    world.wrongs.add('thrown', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await world.close().catch((error: unknown) => world.wrongs.add('not-closed', String(error)));
    back();
  }
  const truth = world.truth();
  return {
    seed,
    outcome: outcomes.join(' then '),
    lives: world.lives.count,
    wrongs: world.wrongs.all,
    faults: [
      ...truth.faultsBitten.filter(({ name, times }) => times > 0 || isLie(name)).map(({ name }) => name),
      ...new Set(world.slips.filter(isOfHands)),
    ],
    slips: world.slips,
    story: [...story, ...world.holds.map((hold) => `held: ${hold}`)],
    points: { ...world.cutter.counts },
    head,
    reached: world.reached(),
  };
}

/** One seed in so many is played twice: its second journal is the same to the last byte. */
const TWICE_EVERY = 25;

/** Plays a seed; some twice. */
export async function judgeSeed(seed: number): Promise<Played> {
  const played = await playSeed(seed);
  if (seed % TWICE_EVERY > 0) return played;
  const again = await playSeed(seed);
  if (again.head === played.head && again.head !== '') return played;
  const wrong = { what: 'not-the-same', detail: 'the same seed was another world the second time' };
  return { ...played, wrongs: [...played.wrongs, wrong] };
}

/** A seed that never came back. */
export const hung = (seed: number): Played => ({
  ...{ seed, outcome: 'hung', lives: 0, faults: [], slips: [], reached: [], head: '' },
  wrongs: [{ what: 'hung', detail: 'the world of this seed does not come to an end' }],
  story: seededWorld(seed).story,
  points: { write: 0, frame: 0, look: 0 },
});

/** The plant knows nothing of a fault of the hands: its bite stands among the slips. */
const isOfHands = (slip: string): boolean => FAULTS.some(({ name, side }) => name === slip && side === 'hands');

const isLie = (name: string): boolean => DEVICE_LIES.some((lie) => lie.name === name);

async function run(world: World, procedure: string, outcomes: string[]): Promise<void> {
  await world.begin(procedure);
  const view = await world.toTheEnd();
  outcomes.push(view?.outcome ?? 'no-end');
  if (view !== undefined) await checkEnd(world, view);
}

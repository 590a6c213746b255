import { virtualAmbient } from '../ambient';
import { Numbers } from '../numbers';
import { World, type WorldSpec } from '../world';
import { slipNamed } from './index';
import { broken, judged, type Verdict } from './judged';
import { goesUnseen, type Manner, type Slip, type SlipProduct } from './slip';
import { Slipping } from './slipping';
import { type Gone, traceOf } from './trace';

/** One play of a slip. */
export interface SlipWork {
  readonly id: string;
  readonly product: SlipProduct;
  readonly manner: Manner;
  readonly seed: number;
}

export interface SlipPlayed extends SlipWork, Verdict {
  /** Which of all the prompts that allow it, and what was asked there. */
  readonly place: 'first' | 'in between' | 'last';
  readonly at: string;
  readonly stacks: number;
  /** It was made where nothing and nobody can see it. */
  readonly unseen: boolean;
}

const traces = new Map<string, Promise<readonly Gone[]>>();

/** The run without a slip at a site like this one. */
function traceLike(spec: WorldSpec): Promise<readonly Gone[]> {
  const like = JSON.stringify([spec.product, spec.wire, spec.stacks, spec.site]);
  const known = traces.get(like) ?? traceOf({ ...spec, plant: {} });
  traces.set(like, known);
  return known;
}

/** The site of a seed: two or three stacks, the lead over TCP or a serial line. */
function siteFor(product: SlipProduct, random: Numbers): WorldSpec {
  const wire = product === 'open1' ? random.pick(['tcp', 'serial'] as const) : null;
  const stacks = random.pick([2, 3]);
  return { product, wire, stacks, invertersSpeak: false, procedure: 'parallel-stack-update', store: 'memory' };
}

/** Where it can be made; a hand that has nothing to do cannot do it wrong. */
function placesOf({ where, instead, goesOn }: Slip, gone: readonly Gone[]): readonly Gone[] {
  const steps = gone.map(({ prompt }) => prompt.stepId);
  return gone.filter(
    ({ prompt, acts }, index) =>
      where(prompt, steps.slice(0, index + 1)) && (instead === undefined || goesOn === true || acts.length > 0),
  );
}

/** Plays a slip at the place that the seed chooses, and says where it was caught. */
export async function playSlip({ id, product, manner, seed }: SlipWork): Promise<SlipPlayed> {
  const slip = slipNamed(id);
  const random = new Numbers(seed);
  const spec = siteFor(product, random);
  const withSite = slip.site?.(spec, random.branch(7)) ?? spec;
  // A site file of another shape is another run also without a slip; what only the plant has is not in it.
  const gone = await traceLike({ ...spec, ...(withSite.site === undefined ? {} : { site: withSite.site }) });
  const places = placesOf(slip, gone);
  const nth = random.below(slip.moment === undefined ? Math.max(1, places.length) : 4);
  const place = places[nth];
  const at = place === undefined ? undefined : { stepId: place.prompt.stepId, time: place.time };
  const slipping = new Slipping({ slip, manner, nth, at, random: random.branch(1), gone });
  const world = new World(slipping.over(spec));
  const where = nth === 0 ? 'first' : nth === places.length - 1 ? 'last' : 'in between';
  const told = { id, product, manner, seed, place: where, stacks: spec.stacks } as const;
  const made = () => ({
    at: slipping.madeAt?.stepId ?? '',
    unseen: goesUnseen(slip.unseen?.[`${product} ${manner}`], {
      stepId: slipping.madeAt?.stepId ?? '',
      joins: slipping.joins,
    }),
  });
  const back = virtualAmbient(world.clock);
  try {
    await world.begin(spec.procedure);
    const verdict = await judged(world, slipping, slip, await world.toTheEnd());
    return { ...told, ...made(), ...verdict };
  } catch (error) {
    return { ...told, ...made(), ...broken(error) };
  } finally {
    await world.close();
    back();
  }
}

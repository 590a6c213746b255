import type { RunView } from '../../orchestrator';
import type { PlantTruth } from '../../virtual-plant';

/** Whether the plant is as the record says, and every wrong that the plant itself noticed. */
export interface Agreement {
  readonly agrees: boolean;
  readonly oracles: readonly string[];
  readonly differs: readonly string[];
}

/**
 * Compares the end of a run with the plant's own truth: everything as found, at its target, in service (apart and dark after `leave-parallel`), and
 * no oracle tripped. `image`: the digest of what was sent; each flash must hold exactly that, and no more than the block in flight may have been
 * sent twice.
 */
export function agreement(view: RunView, truth: PlantTruth, image?: string): Agreement {
  const oracles = truth.oracles.map(({ oracle, detail, because }) => `${oracle}: ${detail} (${because})`);
  const differs =
    view.outcome?.startsWith('complete') === true ? [...differences(view, truth), ...inFlash(truth, image)] : [];
  return { agrees: differs.length === 0 && oracles.length === 0, oracles, differs };
}

function inFlash(truth: PlantTruth, image: string | undefined): readonly string[] {
  if (image === undefined) return [];
  return truth.stacks.flatMap(({ tag, image: held, blocksRepeated }) => [
    ...(held?.sha256 === image ? [] : [`the flash of ${tag} holds ${held?.sha256 ?? 'no image'}`]),
    ...(blocksRepeated > 1 ? [`${tag} was sent ${blocksRepeated} blocks twice`] : []),
  ]);
}

function differences(view: RunView, truth: PlantTruth): readonly string[] {
  return view.procedure === 'leave-parallel' ? notApart(truth) : notInService(view, truth);
}

/** What is not as a set that stays apart must be left: no cable, nothing lit. */
const notApart = ({ links, stacks }: PlantTruth): readonly string[] => [
  ...links.map(({ from, to }) => `link ${from}-${to} is plugged`),
  ...stacks.filter(({ lit }) => lit).map(({ tag }) => `${tag} is lit`),
];

function notInService(view: RunView, truth: PlantTruth): readonly string[] {
  const updates = view.procedure.endsWith('-update');
  return [
    ...truth.differsFromAsFound,
    ...truth.stacks.filter((stack) => updates && !stack.atTarget).map((stack) => `${stack.tag} is not at its target`),
    ...truth.stacks.filter((stack) => !stack.contactorClosed).map((stack) => `${stack.tag} is not on the busbar`),
    ...truth.breakers.filter((breaker) => !breaker.closed).map((breaker) => `breaker ${breaker.id} is open`),
    ...truth.inverters.filter((inverter) => !inverter.seesBattery).map((inverter) => `${inverter.id} sees no battery`),
  ];
}

import type { Numbers } from '../numbers';
import type { WorldSpec } from '../world';
import { SLIPS } from './index';
import { Slipping } from './slipping';
import type { SlipProduct } from './slip';

const SHARE = 0.25;
const talks = ({ wire }: WorldSpec): SlipProduct => (wire === null ? 'gen3' : 'open1');

/** A quarter of all seeds has a person in it who slips once, and answers what is there. The site itself is as the seed made it. */
export function withSlip(spec: WorldSpec, random: Numbers, story: string[]): WorldSpec {
  if (!random.chance(SHARE)) return spec;
  const all = SLIPS.filter(
    ({ site, products, manners }) => site === undefined && products.includes(talks(spec)) && manners.includes('sees'),
  );
  const slip = random.pick(all);
  const nth = random.below(10);
  story.push(`slips: ${slip.id} at the ${nth + 1}th place`);
  return new Slipping({ slip, manner: 'sees', nth, random: random.branch(1) }).over(spec);
}

/** Whether one of these slips is on the list of those that nothing can see: then a record may say otherwise than the plant. */
export const canGoUnseen = (ids: readonly string[], spec: WorldSpec): boolean =>
  SLIPS.some(({ id, unseen }) => ids.includes(id) && unseen?.[`${talks(spec)} sees`] !== undefined);

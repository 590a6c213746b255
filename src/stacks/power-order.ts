import { type Fact, StackhandError } from '../kernel';
import type { StackSlice } from './product.slice';
import { MASTER_ADDRESS } from './roles';
import type { Site, SiteStack } from './site';

export type PowerOrder = 'lastToMaster' | 'masterToLast' | 'any';

/** A Link cable: from Link A of `from` to Link B of `to` (tags). */
export interface LinkCable {
  readonly from: string;
  readonly to: string;
}

/** The stacks in the order of their addresses, lowest first; stacks with the same address keep the order of the site. */
export function stacksByAddress(site: Site): readonly SiteStack[] {
  return [...site.stacks].sort((a, b) => a.address - b.address);
}

/** The one stack with the master's address. Throws `stacks.no-master` or `stacks.two-masters`. */
export function masterOf(site: Site): SiteStack {
  const [master, second] = site.stacks.filter((stack) => stack.address === MASTER_ADDRESS);
  if (master !== undefined && second === undefined) return master;
  const tags = site.stacks.map((stack) => `${stack.tag} = ${stack.address}`).join(', ');
  throw new StackhandError({
    code: master === undefined ? 'stacks.no-master' : 'stacks.two-masters',
    what:
      master === undefined
        ? 'No stack has the address of the master.'
        : 'More than one stack has the address of the master.',
    where: 'stacks',
    value: tags,
    allowed: `exactly one stack with address ${MASTER_ADDRESS}`,
    remedy: 'Correct the addresses of the site, or record a correction plan.',
  });
}

/**
 * Tags in the order in which the stacks are switched on (SI-37). The order comes from the profile; where nobody published one it
 * is asked on site and handed in. Throws `stacks.power-on-order-unknown` when neither is there.
 */
export function powerOnOrder(site: Site, slice: StackSlice, askedOnSite?: PowerOrder): readonly string[] {
  const order = orderOf(slice.powerOn.order) ?? askedOnSite;
  if (order !== undefined) return tagsInOrder(site, order);
  throw new StackhandError({
    code: 'stacks.power-on-order-unknown',
    what: 'Nobody published in which order the stacks of this product are switched on.',
    where: 'powerOn.order',
    allowed: 'lastToMaster, masterToLast, any',
    remedy: 'Ask the maker or the installer who commissioned the site, and record the order with the plan.',
  });
}

/** Tags in the order in which the stacks are switched off. Unknown means any: it is only offered at no current (SI-02). */
export function powerOffOrder(site: Site, slice: StackSlice): readonly string[] {
  return tagsInOrder(site, orderOf(slice.powerOff.order) ?? 'any');
}

/** The Link cables of the site, first to last: one between each two stacks that are neighbours by address. */
export function linkChain(site: Site): readonly LinkCable[] {
  const tags = stacksByAddress(site).map((stack) => stack.tag);
  return tags.slice(1).map((to, index) => ({ from: tags[index] ?? to, to }));
}

/** How many Link cables a person must have in hand when the set is isolated: one fewer than stacks. */
export function expectedLinks(site: Site): number {
  return site.stacks.length - 1;
}

function orderOf(fact: Fact<PowerOrder>): PowerOrder | undefined {
  return fact.standing === 'unknown' ? undefined : fact.value;
}

/** `any` is led like last to master, so that the same site always gets the same list. */
function tagsInOrder(site: Site, order: PowerOrder): readonly string[] {
  const tags = stacksByAddress(site).map((stack) => stack.tag);
  return order === 'masterToLast' ? tags : tags.reverse();
}

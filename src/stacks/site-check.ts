import type { SwitchBank } from '../dip-config';
import type { Problem } from '../kernel';
import { checkAddresses } from './check-addresses';
import { checkIdentities } from './check-identities';
import { checkMembers } from './check-members';
import { checkSurroundings } from './check-surroundings';
import type { StackSlice } from './product.slice';
import type { Site } from './site';

/**
 * Everything for which a plan of this site is refused: one problem for each fault, with the path of the field (`stacks[1].address`),
 * what stands there, what is allowed and what to do. What is only said aloud stands in `siteWarnings`.
 */
export function checkSite(site: Site, slice: StackSlice, banks: readonly SwitchBank[]): Problem[] {
  return [
    ...checkIdentities(site),
    ...checkAddresses(site, slice, banks),
    ...checkMembers(site, slice),
    ...checkSurroundings(site, slice),
  ];
}

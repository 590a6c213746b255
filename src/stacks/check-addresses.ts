import type { SwitchBank } from '../dip-config';
import type { Problem } from '../kernel';
import type { StackSlice } from './product.slice';
import { MASTER_ADDRESS } from './roles';
import type { Site, SiteStack } from './site';

interface Placed {
  readonly stack: SiteStack;
  readonly index: number;
}

/** Addresses are unique, contiguous from 1, with exactly one master (SI-09, SI-36), and each has a published switch pattern. */
export function checkAddresses(site: Site, slice: StackSlice, banks: readonly SwitchBank[]): Problem[] {
  const placed = site.stacks.map((stack, index) => ({ stack, index }));
  return [
    ...checkMaster(placed),
    ...checkDuplicates(placed),
    ...checkGap(placed, slice),
    ...checkPatterns(placed, slice, banks),
  ];
}

function checkMaster(placed: readonly Placed[]): Problem[] {
  const masters = placed.filter(({ stack }) => stack.address === MASTER_ADDRESS);
  if (masters.length === 1) return [];
  return [
    {
      code: masters.length === 0 ? 'stacks.no-master' : 'stacks.two-masters',
      what: masters.length === 0 ? 'No stack is the master.' : `${tagsOf(masters)} are all the master.`,
      where: masters[1] === undefined ? 'stacks' : pathOf(masters[1]),
      value: addressList(masters.length === 0 ? placed : masters),
      allowed: `exactly one stack with address ${MASTER_ADDRESS}`,
      remedy:
        'Look at the address switches of these stacks; record a correction plan if the site really stands like this.',
    },
  ];
}

function checkDuplicates(placed: readonly Placed[]): Problem[] {
  const addresses = new Set(placed.map(({ stack }) => stack.address));
  addresses.delete(MASTER_ADDRESS);
  return [...addresses].flatMap((address) => {
    const holders = placed.filter(({ stack }) => stack.address === address);
    const second = holders[1];
    if (second === undefined) return [];
    return {
      code: 'stacks.duplicate-address',
      what: `${tagsOf(holders)} have the same address ${address}.`,
      where: pathOf(second),
      value: String(address),
      allowed: 'one stack per address',
      remedy:
        'Look at the address switches of these stacks; record a correction plan if the site really stands like this.',
    };
  });
}

function checkGap(placed: readonly Placed[], slice: StackSlice): Problem[] {
  const contiguous = slice.addressing.contiguous;
  if (contiguous.standing !== 'unknown' && !contiguous.value) return [];
  const addresses = new Set(placed.map(({ stack }) => stack.address));
  const range = Array.from({ length: addresses.size }, (_, index) => index + 1);
  const missing = range.filter((address) => address !== MASTER_ADDRESS && !addresses.has(address));
  const outside = placed.filter(({ stack }) => stack.address > addresses.size || stack.address < MASTER_ADDRESS);
  const first = outside[0];
  if (first === undefined) return [];
  const outsiders = outside.map(({ stack }) => `${stack.tag} stands on ${stack.address}`).join(', ');
  return [
    {
      code: 'stacks.address-gap',
      what: missing.length === 0 ? `${outsiders}.` : `No stack has address ${missing.join(', ')}; ${outsiders}.`,
      where: pathOf(first),
      value: addressList(placed),
      allowed: `addresses 1 to ${placed.length} without a gap`,
      remedy: 'Look at the address switches of all stacks, and whether a stack is missing from the site.',
    },
  ];
}

/** The patterns are the profile's own; none is ever computed, so an address without one cannot be set or verified. */
function checkPatterns(placed: readonly Placed[], slice: StackSlice, banks: readonly SwitchBank[]): Problem[] {
  const bank = banks.find((candidate) => candidate.id === slice.addressing.bank);
  if (slice.addressing.method !== 'dip' || bank === undefined) return [];
  const keys = bank.patterns.filter((pattern) => pattern.use === 'address').map((pattern) => pattern.key);
  return placed
    .filter(({ stack }) => !keys.includes(String(stack.address)))
    .map((holder) => ({
      code: 'stacks.no-pattern-for-address',
      what: `The product has no published ${bank.label} pattern for the address of ${holder.stack.tag}.`,
      where: pathOf(holder),
      value: String(holder.stack.address),
      allowed: keys.join(', '),
      remedy: 'Correct the address, or add the pattern to the product profile with its source.',
    }));
}

function pathOf(placed: Placed): string {
  return `stacks[${placed.index}].address`;
}

function tagsOf(placed: readonly Placed[]): string {
  return placed.map(({ stack }) => stack.tag).join(' and ');
}

function addressList(placed: readonly Placed[]): string {
  return placed.map(({ stack }) => `${stack.tag} = ${stack.address}`).join(', ');
}

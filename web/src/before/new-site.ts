import type { SiteInShort } from './kinds';
import type { Fields } from './path';

export const COLOURS = ['blue', 'orange', 'green', 'purple', 'grey'] as const;
const LONGEST_ID = 40;

/** A short name for a site: letters without marks, digits and dashes, another one than the others have. */
export function siteIdOf(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const first = (plain === '' ? 'site' : plain).slice(0, LONGEST_ID - 3).replace(/-$/, '');
  let number = 1;
  const id = () => (number === 1 ? first : `${first}-${number}`);
  while (taken.includes(id())) number += 1;
  return id();
}

/** A site of which only the name is told: what this device knows, and a colour that the others do not have. */
export function beginSite(name: string, others: readonly SiteInShort[]): Fields & { readonly id: string } {
  return {
    id: siteIdOf(
      name,
      others.map(({ siteId }) => siteId),
    ),
    name,
    colour: COLOURS.find((colour) => !others.some((other) => other.colour === colour)) ?? COLOURS[0],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    people: 2,
    training: false,
    stacks: [],
    breakers: [],
    sources: [],
    inverters: [],
    feeds: {},
    shareTolerancePercent: 20,
  };
}

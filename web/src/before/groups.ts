import { isWithin } from './path';

/** The questions in the order in which they are asked; later ones name things of earlier ones. */
export const GROUPS = [
  ...(['about', 'product', 'stacks', 'inverters', 'breakers', 'sources', 'feeds', 'joining', 'lines'] as const),
  'check',
] as const;
export type Group = (typeof GROUPS)[number];

const FIELDS: Readonly<Partial<Record<Group, readonly string[]>>> = {
  product: ['product'],
  stacks: ['stacks'],
  inverters: ['inverters'],
  breakers: ['dcJoin', 'breakers'],
  sources: ['sources'],
  feeds: ['feeds'],
  joining: ['reconnect', 'joinLimit', 'shareTolerancePercent'],
};

/** Where a field is asked. */
export function groupOf(where: string): Group {
  if (/\.(wire|can)\b/.test(where)) return 'lines';
  return GROUPS.find((group) => FIELDS[group]?.some((path) => isWithin(where, path))) ?? 'about';
}

export const isGroup = (text: string | undefined): text is Group => GROUPS.some((group) => group === text);

import { canonicalJson, type Json } from '../kernel';
import type { Site } from './site';

const ORDER = new Intl.Collator('en', { numeric: true });

/** One difference between two records. `undefined` says that the record on that side has nothing at this path. */
export interface Difference {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/**
 * The differences of two sites in stable order. Stacks, breakers, sources and inverters are matched by tag or id, whatever their order
 * in the list, so a path reads `stacks[S2].address`.
 */
export function compareSites(before: Site, after: Site): readonly Difference[] {
  return compareRecords(before, after);
}

/** The differences of any two records, e.g. the switches as found and as restored, sorted by path segment; equal records give none. */
export function compareRecords(before: Json | undefined, after: Json | undefined): readonly Difference[] {
  return differences('', before, after);
}

function differences(path: string, before: Json | undefined, after: Json | undefined): readonly Difference[] {
  if (isList(before) && isList(after)) return ofMembers(path, ...asMembers(before, after));
  if (isRecord(before) && isRecord(after)) return ofMembers(path, before, after);
  if (sameValue(before, after)) return [];
  return [{ path, before, after }];
}

type Members = Readonly<Record<string, Json | undefined>>;

function ofMembers(path: string, before: Members, after: Members): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byNumberThenText);
  return names.flatMap((name) => differences(join(path, name), member(before, name), member(after, name)));
}

/** Members of two lists by a name they share: the tag or id of each item where all have one, else the place. */
function asMembers(before: readonly Json[], after: readonly Json[]): [Members, Members] {
  const key = ['tag', 'id'].find((candidate) => names(before, candidate) !== null && names(after, candidate) !== null);
  return [named(before, key), named(after, key)];
}

function named(items: readonly Json[], key: string | undefined): Members {
  const found = key === undefined ? null : names(items, key);
  return Object.fromEntries(items.map((item, index) => [`[${found?.[index] ?? index}]`, item]));
}

function names(items: readonly Json[], key: string): readonly string[] | null {
  const found = items.map((item) => (isRecord(item) ? member(item, key) : undefined));
  const texts = found.filter((name) => typeof name === 'string');
  return texts.length === items.length && new Set(texts).size === texts.length ? texts : null;
}

function join(path: string, name: string): string {
  return path === '' || name.startsWith('[') ? `${path}${name}` : `${path}.${name}`;
}

/** `[S2]` comes before `[S10]`; names that the collator calls equal are kept apart by their code units. */
function byNumberThenText(a: string, b: string): number {
  return ORDER.compare(a, b) || (a < b ? -1 : 1);
}

function member(record: Members, name: string): Json | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Plan } from '../../orchestrator';
import { siteWarnings } from '../../stacks';

/** Something nobody published, or nobody told of this site, that the plan rests on. */
export interface UnknownFact {
  readonly of: 'product' | 'site';
  readonly what: string;
  readonly why: string;
  readonly askOnSite: boolean;
}

/** A fact that is not stated by the maker for this product, and how it is founded. */
export interface SoftFact {
  readonly what: string;
  readonly value: string;
  readonly standing: 'inferred' | 'borrowed' | 'contested';
  readonly source: string;
}

/** What a product profile says beside the slice that a plan carries; handed in by whoever knows the profile. */
export interface ProductGuidance {
  readonly disclaimer: string;
  readonly needs: readonly string[];
  readonly unknowns: readonly {
    readonly topic: string;
    readonly why: string;
    readonly askOnSite: boolean;
    readonly siblings?: readonly { readonly value: string; readonly source: string }[] | undefined;
  }[];
  readonly preconditions: readonly { readonly text: string; readonly standing: string; readonly source: string }[];
}

export const NO_GUIDANCE: ProductGuidance = { disclaimer: '', needs: [], unknowns: [], preconditions: [] };

interface FactAt {
  readonly path: string;
  readonly fact: {
    readonly value: unknown;
    readonly standing: string;
    readonly source?: unknown;
    readonly reason?: unknown;
  };
}

/** What a reader calls the facts of a product; a fact that is not listed is called by its place in the profile. */
const CALLED: Readonly<Record<string, string>> = {
  voltageClass: 'Voltage class',
  'units.soft': 'Most stacks in one set (usual)',
  'units.hard': 'Most stacks in one set',
  equalModuleCount: 'Same number of modules in every stack',
  'addressing.contiguous': 'Addresses without a gap',
  'matching.maxDeltaVolts': 'Voltage limit for joining stacks',
  'matching.maxDeltaSocPercent': 'Charge limit for joining stacks',
  quietAmps: 'Current that counts as none',
  'flashWindow.socPercent': 'State of charge for an update',
  'flashWindow.temperatureCelsius': 'Temperature for an update',
  'flashWindow.cellSpreadMillivolts': 'Cell spread for an update',
  'powerOn.order': 'Order of switching on',
  'powerOn.gapSeconds': 'Seconds between two stacks switched on',
  'powerOn.bootSeconds': 'Time a stack takes to start up',
  'powerOff.order': 'Order of switching off',
  whereStackVoltageIsRead: 'Where the voltage of a stack is read',
  reconnect: 'How the inverter is brought back to the battery',
  showsOwnAddress: 'Whether a stack shows its own address',
};

/** Facts of product and site that nobody knows; they stand on the first page of a plan. */
export function unknownFacts(plan: Plan, guidance: ProductGuidance): readonly UnknownFact[] {
  const topics = guidance.unknowns.map(({ topic, why, askOnSite, siblings = [] }) => ({
    of: 'product' as const,
    what: capital(topic),
    why:
      siblings.length === 0
        ? why
        : `${why} Other makers: ${siblings.map(({ value, source }) => `${value} (${source})`).join('; ')}.`,
    askOnSite,
  }));
  const named = new Set(topics.map(({ what }) => what.toLowerCase()));
  const sliced = factsOf(plan.slice).flatMap(({ path, fact }) => {
    const what = called(plan, path);
    if (fact.standing !== 'unknown' || named.has(what.toLowerCase())) return [];
    return [{ of: 'product' as const, what, why: `${String(fact.reason)}${toldBySite(plan, path)}`, askOnSite: false }];
  });
  const banks = plan.banks
    .filter((bank) => bank.width === null)
    .map((bank) => ({
      of: 'product' as const,
      what: `Number of switches of ${bank.label}`,
      why: 'Not published.',
      askOnSite: true,
    }));
  const site = siteWarnings(plan.site, plan.slice, plan.banks).map(({ what, remedy }) => ({
    of: 'site' as const,
    what,
    why: remedy,
    askOnSite: true,
  }));
  return [...site, ...topics, ...sliced, ...banks];
}

/** What the site says where the product says nothing. */
function toldBySite({ site }: Plan, path: string): string {
  if (path === 'reconnect' && site.reconnect !== 'unknown') return ` This site: ${site.reconnect}.`;
  if (path === 'matching.maxDeltaVolts' && site.joinLimit !== null)
    return ` This site: ${site.joinLimit.volts} V (${site.joinLimit.standing}: ${site.joinLimit.source}).`;
  return '';
}

/** Facts of the product that the plan uses although no document of the maker states them for it. */
export function softFacts(plan: Plan): readonly SoftFact[] {
  return factsOf(plan.slice).flatMap(({ path, fact }) => {
    const { standing } = fact;
    if (standing !== 'inferred' && standing !== 'borrowed' && standing !== 'contested') return [];
    return [{ what: called(plan, path), value: shown(fact.value), standing, source: String(fact.source) }];
  });
}

/** Every fact with its place, e.g. `powerOn.order`; entries of a list are called by their key or id. */
function factsOf(node: unknown, path = ''): readonly FactAt[] {
  if (Array.isArray(node))
    return node.flatMap((entry: unknown, index) => factsOf(entry, join(path, nameIn(entry, index))));
  if (typeof node !== 'object' || node === null) return [];
  if ('standing' in node && 'value' in node) return [{ path, fact: node as FactAt['fact'] }];
  return Object.entries(node).flatMap(([name, child]) => factsOf(child, join(path, name)));
}

function nameIn(entry: unknown, index: number): string {
  const { key, id } = (entry ?? {}) as { readonly key?: unknown; readonly id?: unknown };
  return typeof key === 'string' ? key : typeof id === 'string' ? id : String(index + 1);
}

function called(plan: Plan, path: string): string {
  const known = CALLED[path];
  if (known !== undefined) return known;
  const [list, name = '', member = ''] = path.split('.');
  const label = plan.slice.components.find(({ key }) => key === name)?.label;
  if (list === 'components' && label !== undefined)
    return member === 'minimum' ? `Lowest version of ${label}` : `Place of ${label} in the order of updates`;
  if (list === 'links') return `Bus on ${plan.slice.links.find(({ id }) => id === name)?.label ?? name}`;
  if (list === 'detections')
    return member === 'clearsCode'
      ? `Code that goes with the count of ${name}`
      : `Longest wait for the count of ${name}`;
  return path;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(' to ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${shown(part)}`)
    .join(', ');
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

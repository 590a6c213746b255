import { type Message, message } from '../../kernel';
import type { Plan } from '../../orchestrator';
import { siteWarnings } from '../../stacks';
import type { Wording } from '../wording';

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
const CALLED: Readonly<Record<string, Message>> = {
  voltageClass: message('fact.voltage-class'),
  'units.soft': message('fact.units-soft'),
  'units.hard': message('fact.units-hard'),
  equalModuleCount: message('fact.equal-modules'),
  'addressing.contiguous': message('fact.contiguous'),
  'matching.maxDeltaVolts': message('fact.join-volts'),
  'matching.maxDeltaSocPercent': message('fact.join-charge'),
  quietAmps: message('fact.quiet'),
  'flashWindow.socPercent': message('fact.window-charge'),
  'flashWindow.temperatureCelsius': message('fact.window-temperature'),
  'flashWindow.cellSpreadMillivolts': message('fact.window-cells'),
  'powerOn.order': message('fact.order-on'),
  'powerOn.gapSeconds': message('fact.gap'),
  'powerOn.bootSeconds': message('fact.boot'),
  'powerOff.order': message('fact.order-off'),
  whereStackVoltageIsRead: message('fact.where-volts'),
  reconnect: message('fact.reconnect'),
  showsOwnAddress: message('fact.shows-address'),
};

/** Facts of product and site that nobody knows; they stand on the first page of a plan. */
export function unknownFacts(plan: Plan, guidance: ProductGuidance, wording: Wording): readonly UnknownFact[] {
  const { text, told, machine } = wording;
  const topics = guidance.unknowns.map(({ topic, why, askOnSite, siblings = [] }) => {
    const values = siblings.map(({ value, source }) => `${told(value)} (${source})`).join('; ');
    const others = values === '' ? '' : ` ${text(message('fact.other-makers', { values }))}`;
    return { of: 'product' as const, what: capital(told(topic)), why: `${told(why)}${others}`, askOnSite };
  });
  const named = new Set(topics.map(({ what }) => what.toLowerCase()));
  const sliced = factsOf(plan.slice).flatMap(({ path, fact }) => {
    const what = called(plan, path, wording);
    if (fact.standing !== 'unknown' || named.has(what.toLowerCase())) return [];
    const why = [told(String(fact.reason)), ...toldBySite(plan, path, wording)].join(' ');
    return [{ of: 'product' as const, what, why, askOnSite: false }];
  });
  const banks = plan.banks
    .filter((bank) => bank.width === null)
    .map((bank) => {
      const { title, line = '' } = wording.say(message('fact.bank-width', { bank: bank.label }));
      return { of: 'product' as const, what: title, why: line, askOnSite: true };
    });
  const site = siteWarnings(plan.site, plan.slice, plan.banks).map(({ what, remedy }) => ({
    of: 'site' as const,
    what: machine(what),
    why: machine(remedy),
    askOnSite: true,
  }));
  return [...site, ...topics, ...sliced, ...banks];
}

/** What the site says where the product says nothing. */
function toldBySite({ site }: Plan, path: string, { text }: Wording): readonly string[] {
  if (path === 'reconnect' && site.reconnect !== 'unknown')
    return [text(message('fact.this-site', { reconnect: site.reconnect }))];
  if (path !== 'matching.maxDeltaVolts' || site.joinLimit === null) return [];
  const { volts, standing, source } = site.joinLimit;
  return [text(message('fact.this-site-volts', { limit: volts, standing, source }))];
}

/** Facts of the product that the plan uses although no document of the maker states them for it. */
export function softFacts(plan: Plan, wording: Wording): readonly SoftFact[] {
  return factsOf(plan.slice).flatMap(({ path, fact }) => {
    const { standing } = fact;
    if (standing !== 'inferred' && standing !== 'borrowed' && standing !== 'contested') return [];
    const [what, value] = [called(plan, path, wording), shown(fact.value, wording)];
    return [{ what, value, standing, source: String(fact.source) }];
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

function called(plan: Plan, path: string, { text }: Wording): string {
  const known = CALLED[path];
  if (known !== undefined) return text(known);
  const [list, name = '', member = ''] = path.split('.');
  const part = plan.slice.components.find(({ key }) => key === name)?.label;
  if (list === 'components' && part !== undefined)
    return text(message(member === 'minimum' ? 'fact.lowest-version' : 'fact.place-in-order', { part }));
  if (list === 'links')
    return text(message('fact.bus-on', { link: plan.slice.links.find(({ id }) => id === name)?.label ?? name }));
  if (list === 'detections')
    return text(message(member === 'clearsCode' ? 'fact.code-of-count' : 'fact.wait-of-count', { counted: name }));
  return path;
}

function shown(value: unknown, wording: Wording): string {
  if (Array.isArray(value) && value.length === 2) {
    const [from, to] = value.map((end) => shown(end, wording));
    return wording.text(message('fact.range', { from: from ?? '', to: to ?? '' }));
  }
  return TAKEN.has(String(value)) ? wording.text(message(`taken.${String(value)}`)) : String(value);
}

/** Values of a profile that are keys, not figures. */
const TAKEN: ReadonlySet<string> = new Set(['true', 'false', 'any', 'lastToMaster', 'terminalAlone']);

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

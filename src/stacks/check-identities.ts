import type { Problem } from '../kernel';
import type { Site } from './site';

interface Named {
  readonly name: string | null;
  readonly where: string;
  readonly holder: string;
}

/** Tags, serials and ids are distinct (SI-13). `s1` and `S1` on two stickers are the same name to a person in a dark cellar. */
export function checkIdentities(site: Site): Problem[] {
  return [
    ...repeated('stacks.duplicate-tag', 'tag', tags(site)),
    ...repeated('stacks.duplicate-serial', 'serial', serials(site)),
    ...repeated('stacks.duplicate-breaker', 'id', ids('breakers', site.breakers)),
    ...repeated('stacks.duplicate-source', 'id', ids('sources', site.sources)),
    ...repeated('stacks.duplicate-inverter', 'id', ids('inverters', site.inverters)),
    ...repeated('stacks.duplicate-lead', 'lead', leads(site)),
  ];
}

function tags(site: Site): Named[] {
  return site.stacks.map((stack, index) => ({
    name: stack.tag,
    where: `stacks[${index}].tag`,
    holder: `stack ${index + 1}`,
  }));
}

function serials(site: Site): Named[] {
  return site.stacks.map((stack, index) => ({
    name: stack.serial,
    where: `stacks[${index}].serial`,
    holder: stack.tag,
  }));
}

/** A line and a unit belong to one thing: two that answer as one cannot be told apart. */
function leads(site: Site): Named[] {
  const named = (holder: string, where: string, wire: Site['stacks'][number]['wire']): Named[] =>
    wire === undefined ? [] : [{ name: `${wire.line} unit ${wire.unit}`, where, holder }];
  return [
    ...site.stacks.flatMap(({ tag, wire }, index) => named(tag, `stacks[${index}].wire`, wire)),
    ...site.inverters.flatMap(({ id, wire }, index) => named(id, `inverters[${index}].wire`, wire)),
  ];
}

function ids(list: string, items: readonly { readonly id: string }[]): Named[] {
  return items.map((item, index) => ({ name: item.id, where: `${list}[${index}].id`, holder: `${list} ${index + 1}` }));
}

function repeated(code: string, field: string, all: readonly Named[]): Problem[] {
  const firstWith = new Map<string, Named>();
  return all.flatMap((named) => {
    if (named.name === null) return [];
    const key = named.name.trim().toLowerCase();
    const first = firstWith.get(key);
    if (first === undefined) {
      firstWith.set(key, named);
      return [];
    }
    return {
      code,
      what: `The ${field} of ${named.holder} is already used by ${first.holder}.`,
      where: named.where,
      value: named.name,
      allowed: `a ${field} of its own`,
      remedy: `Look at both and give each its own ${field}.`,
    };
  });
}

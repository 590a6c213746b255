import { exampleSite, type Site } from '../../src/stacks';
import { WIRE_FAULTS } from '../../src/virtual-plant';
import { type Lead, leadTo } from './sim-lines';
import type { SiteSpec } from './site-spec';

/** The site of a world, as its file says it: with the leads that it has, the wrong way round where they are. */
export function siteOf(spec: SiteSpec): Site {
  const plain = exampleSite({
    stacks: spec.stacks,
    ...(spec.product === 'gen3' ? {} : { generation: spec.product }),
    ...spec.site,
  });
  const { wire, invertersSpeak, swappedLeads: [a, b] = [] } = spec;
  const atLead = (tag: string): string => (tag === a ? (b ?? tag) : tag === b ? (a ?? tag) : tag);
  return {
    ...plain,
    stacks: plain.stacks.map((stack) =>
      wire === null ? stack : { ...stack, wire: { line: leadTo(wire, atLead(stack.tag)), unit: 1 } },
    ),
    inverters: plain.inverters.map((inverter) =>
      invertersSpeak ? { ...inverter, wire: { line: leadTo(wire ?? 'tcp', inverter.id), unit: 1 } } : inverter,
    ),
  };
}

/** What really stands at the end of each lead. */
export function leadsOf({ wire, invertersSpeak }: SiteSpec, site: Site): ReadonlyMap<string, Lead> {
  const kind = wire ?? 'tcp';
  const named = (name: string, isInverter: boolean) => [leadTo(kind, name), { kind, name, isInverter }] as const;
  return new Map([
    ...(wire === null ? [] : site.stacks.map(({ tag }) => named(tag, false))),
    ...(invertersSpeak ? site.inverters.map(({ id }) => named(id, true)) : []),
  ]);
}

/** Whether something of this site speaks on a line without being asked. */
export function somethingTalks({ plant }: SiteSpec): boolean {
  const talkers = WIRE_FAULTS.filter((fault) => fault.onIdle !== undefined).map(({ name }) => name);
  return (plant?.faults ?? []).some(({ name }) => talkers.includes(name));
}

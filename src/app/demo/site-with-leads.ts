import type { Site } from '../../stacks';
import type { PlantPorts } from '../plant-wire/ports-file';

/** A site whose units are reached where the plant says that its service ports are. */
export function siteWithLeads(site: Site, ports: PlantPorts): Site {
  const lead = (found: PlantPorts['stacks'][string] | undefined) => (found === undefined ? {} : { wire: found });
  return {
    ...site,
    stacks: site.stacks.map((stack) => ({ ...stack, ...lead(ports.stacks[stack.tag]) })),
    inverters: site.inverters.map((inverter) => ({
      ...inverter,
      ...lead(ports.inverters[inverter.id]),
      ...(ports.can === undefined ? {} : { can: ports.can.line }),
    })),
  };
}

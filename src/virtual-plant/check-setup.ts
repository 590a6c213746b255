import { type Problem, StackhandError } from '../kernel';
import { faultNames, isKnownFault } from './faults/every-fault';
import { unknownName } from './find';
import { type FullPlantSetup, type PlantSetup, plantSetupSchema } from './plant-setup';
import { schemaProblems } from './schema-problems';

function badWidth(where: string, pattern: string, width: number): Problem[] {
  if (pattern.length === width) return [];
  return [
    {
      code: 'virtual-plant.pattern-width',
      what: 'The pattern does not fit the bank.',
      where,
      value: pattern,
      allowed: `${width} switches`,
      remedy: 'Write one 0 or 1 for each switch, switch 1 first.',
    },
  ];
}

function notOneOf(where: string, value: string, allowed: readonly string[]): Problem[] {
  return allowed.includes(value) ? [] : [unknownName(where, value, allowed)];
}

function stackProblems(setup: FullPlantSetup): Problem[] {
  const { banks, components } = setup.product;
  const boards = components.filter((component) => component.on === 'controller').map((component) => component.key);
  return setup.stacks.flatMap((stack, index) => {
    const where = `stacks[${index}]`;
    return [
      ...badWidth(`${where}.address`, stack.address, banks.ADDR_SET.width),
      ...badWidth(`${where}.inv`, stack.inv, banks.INV_SET.width),
      ...badWidth(`${where}.imped`, stack.imped, banks.IMPED_SET.width),
      ...stack.modules.flatMap((module, at) => badWidth(`${where}.modules[${at}].add`, module.add, banks.ADD.width)),
      ...boards.flatMap((key) => notOneOf(`${where}.versions needs`, key, Object.keys(stack.versions))),
    ];
  });
}

function doubles(where: string, names: readonly string[]): Problem[] {
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({
      code: 'virtual-plant.name-twice',
      what: 'Two things of the site have the same name.',
      where,
      value: name,
      remedy: 'Give each its own.',
    }));
}

function nameProblems(setup: FullPlantSetup): Problem[] {
  const tags = setup.stacks.map((stack) => stack.tag);
  const inverters = setup.inverters.map((inverter) => inverter.id);
  return [
    ...doubles('stacks', tags),
    ...doubles('inverters', inverters),
    ...doubles(
      'breakers',
      setup.breakers.map((breaker) => breaker.id),
    ),
    ...doubles(
      'sources',
      setup.sources.map((source) => source.id),
    ),
    ...setup.breakers.flatMap((breaker, index) => notOneOf(`breakers[${index}].inverter`, breaker.inverter, inverters)),
    ...(setup.links ?? []).flatMap((link, index) => [
      ...notOneOf(`links[${index}].from`, link.from, tags),
      ...notOneOf(`links[${index}].to`, link.to, tags),
    ]),
    ...(setup.inverterLeadAt === undefined ? [] : notOneOf('inverterLeadAt', setup.inverterLeadAt, tags)),
    ...setup.faults.flatMap((call, index) =>
      isKnownFault(call.name) ? [] : [unknownName(`faults[${index}].name`, call.name, faultNames())],
    ),
    ...setup.faults.flatMap((call, index) =>
      call.stack === undefined ? [] : notOneOf(`faults[${index}].stack`, call.stack, [...tags, ...inverters]),
    ),
    ...Object.keys(setup.tool.targets).flatMap((key) =>
      notOneOf(
        'tool.targets',
        key,
        setup.product.components.map((component) => component.key),
      ),
    ),
  ];
}

/** Fills the defaults in and refuses a site that cannot be, naming every field that is wrong. */
export function checkedSetup(setup: PlantSetup): FullPlantSetup {
  const parsed = plantSetupSchema.safeParse(setup);
  const problems = parsed.success
    ? [...nameProblems(parsed.data), ...stackProblems(parsed.data)]
    : schemaProblems('virtual-plant.bad-setup', setup, parsed.error);
  const [first, ...rest] = problems;
  if (first !== undefined) throw new StackhandError(first, ...rest);
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

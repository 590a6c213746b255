import type { Problem } from '../kernel';
import type { StackSlice } from './product.slice';
import type { Site } from './site';

/** Number, size and generation of stacks and modules against the limits of the product. */
export function checkMembers(site: Site, slice: StackSlice): Problem[] {
  return [
    ...checkStackCount(site, slice),
    ...checkModuleCounts(site, slice),
    ...checkEqualModules(site, slice),
    ...checkEqualCapacity(site),
    ...checkControllers(site, slice),
    ...checkModuleGenerations(site, slice),
  ];
}

function checkStackCount(site: Site, slice: StackSlice): Problem[] {
  const hard = slice.units.hard;
  if (hard.standing === 'unknown' || site.stacks.length <= hard.value) return [];
  return [
    {
      code: 'stacks.above-hard-limit',
      what: 'The product does not carry so many stacks on one bus.',
      where: 'stacks',
      value: String(site.stacks.length),
      allowed: `at most ${hard.value} (${hard.source})`,
      remedy: 'Split the site into sets that the product allows, or ask the maker.',
    },
  ];
}

function checkModuleCounts(site: Site, slice: StackSlice): Problem[] {
  if (slice.modulesPerUnit === null) return [];
  const [least, most] = slice.modulesPerUnit;
  return site.stacks.flatMap((stack, index) => {
    const count = stack.modules.length;
    if (count >= least && count <= most) return [];
    return {
      code: 'stacks.module-count-outside-limits',
      what: `${stack.tag} has a number of modules that the product does not allow.`,
      where: `stacks[${index}].modules`,
      value: String(count),
      allowed: `${least} to ${most}`,
      remedy: 'Count the modules of this stack again.',
    };
  });
}

/** One module fewer in one stack raises an error on all of them; only a product that says otherwise is let through. */
function checkEqualModules(site: Site, slice: StackSlice): Problem[] {
  if (slice.equalModuleCount.standing === 'unknown' || !slice.equalModuleCount.value) return [];
  const counts = site.stacks.map((stack) => stack.modules.length);
  const odd = counts.findIndex((count) => count !== counts[0]);
  if (odd < 0) return [];
  return [
    {
      code: 'stacks.unequal-module-count',
      what: 'The stacks do not have the same number of modules.',
      where: `stacks[${odd}].modules`,
      value: site.stacks.map((stack) => `${stack.tag} has ${stack.modules.length}`).join(', '),
      allowed: `the same number in every stack (${slice.equalModuleCount.source})`,
      remedy:
        'Count the modules again; if one is out of service, take one out of every other stack or leave this stack out.',
    },
  ];
}

function checkEqualCapacity(site: Site): Problem[] {
  const modules = site.stacks.flatMap((stack, s) =>
    stack.modules.map((module, m) => ({
      ...module,
      name: `module ${m + 1} of ${stack.tag}`,
      where: `stacks[${s}].modules[${m}].capacityKwh`,
    })),
  );
  const [first] = modules;
  const odd = modules.find((module) => module.capacityKwh !== first?.capacityKwh);
  if (first === undefined || odd === undefined) return [];
  return [
    {
      code: 'stacks.unequal-module-capacity',
      what: `${odd.name} has another capacity than ${first.name}.`,
      where: odd.where,
      value: `${odd.capacityKwh} kWh`,
      allowed: `${first.capacityKwh} kWh in every module`,
      remedy: 'Read the capacity from the label of each module; modules of different capacity do not work in one set.',
    },
  ];
}

function checkControllers(site: Site, slice: StackSlice): Problem[] {
  const known = slice.controllerGenerations;
  return site.stacks.flatMap((stack, index) => {
    if (known.some((generation) => generation.id === stack.controllerGeneration)) return [];
    return {
      code: 'stacks.unknown-controller-generation',
      what: `The product does not know the controller generation of ${stack.tag}.`,
      where: `stacks[${index}].controllerGeneration`,
      value: stack.controllerGeneration,
      allowed: known.map((generation) => `${generation.id} (${generation.recognise})`).join(', '),
      remedy: 'Look at the controller and write the generation it is recognised by, or choose the product that fits.',
    };
  });
}

function checkModuleGenerations(site: Site, slice: StackSlice): Problem[] {
  return site.stacks.flatMap((stack, s) =>
    stack.modules.flatMap((module, m) => {
      if (slice.moduleGenerations.includes(module.generation)) return [];
      return {
        code: 'stacks.unknown-module-generation',
        what: `The product does not know the generation of module ${m + 1} of ${stack.tag}.`,
        where: `stacks[${s}].modules[${m}].generation`,
        value: module.generation,
        allowed: slice.moduleGenerations.join(', '),
        remedy: 'Read the generation from the label of the module.',
      };
    }),
  );
}

import type { Problem } from '../kernel';
import type { ProductProfile } from './profile';

type Component = ProductProfile['stack']['components'][number];

/** Limits that contradict each other, and versions that no scale lists. */
export function checkLimits(profile: ProductProfile): Problem[] {
  return [
    ...unitLimits(profile),
    ...addressesForUnits(profile),
    ...routeLimits(profile),
    ...profile.stack.components.flatMap((component, index) => minimumOnScale(component, `stack.components[${index}]`)),
  ];
}

function unitLimits(profile: ProductProfile): Problem[] {
  const { soft, hard } = profile.stack.units;
  if (soft.value === null || hard.value === null || soft.value <= hard.value) return [];
  return [
    {
      code: 'products.limits-crossed',
      what: 'The soft limit of units lies above the hard one.',
      where: 'stack.units.soft.value',
      value: String(soft.value),
      allowed: `up to ${hard.value}`,
      remedy: 'Compare both with their sources; they may have been exchanged.',
    },
  ];
}

/** Every unit up to the hard limit needs an address that the table holds; none is ever computed. */
function addressesForUnits(profile: ProductProfile): Problem[] {
  const { addressing, units } = profile.stack;
  const bank = profile.banks.find((candidate) => candidate.id === addressing.bank);
  const limit = units.hard.value ?? units.soft.value;
  if (addressing.method !== 'dip' || bank === undefined || limit === null) return [];
  const rows = new Set(bank.patterns.filter((entry) => entry.use === 'address').map((entry) => entry.key));
  const missing = Array.from({ length: limit }, (_, index) => String(index + 1)).filter((key) => !rows.has(key));
  if (missing.length === 0) return [];
  return [
    {
      code: 'products.address-missing',
      what: `Up to ${limit} units are allowed, but ${bank.label} has no row for all of them.`,
      where: `banks[${profile.banks.indexOf(bank)}].patterns`,
      value: `missing ${missing.join(', ')}`,
      remedy: 'Add the rows with their source, or lower the limit.',
    },
  ];
}

function routeLimits(profile: ProductProfile): Problem[] {
  return profile.routes.flatMap((route, index): Problem[] => {
    const { normalSeconds: normal, hardLimitSeconds: hard } = route;
    if (normal.value === null || hard.value === null || normal.value <= hard.value) return [];
    return [
      {
        code: 'products.limits-crossed',
        what: 'The normal time of this route lies above its hard limit.',
        where: `routes[${index}].normalSeconds.value`,
        value: String(normal.value),
        allowed: `up to ${hard.value}`,
        remedy: 'Compare both with their sources; they may have been exchanged.',
      },
    ];
  });
}

function minimumOnScale(component: Component, where: string): Problem[] {
  const { minimum } = component;
  const versions = component.scale.map((entry) => entry.version);
  if (minimum.value === null || versions.includes(minimum.value)) return [];
  return [
    {
      code: 'products.minimum-not-on-scale',
      what: `The minimum of ${component.label} is not on its scale of versions, so nothing can be compared with it.`,
      where: `${where}.minimum.value`,
      value: minimum.value,
      allowed: versions.join(', ') || 'none',
      remedy: 'Put the version in its place on the scale, letter by letter as the display shows it.',
    },
  ];
}

import type { Problem } from '../kernel';
import type { ProductProfile } from './profile';

type Bank = ProductProfile['banks'][number];

/** Whatever one part of a profile names in another must be there: banks, positions, components, links, generations, codes. */
export function checkReferences(profile: ProductProfile): Problem[] {
  return [
    ...checkAddressing(profile),
    ...moduleBank(profile),
    ...profile.stack.detections.flatMap((detection, index) =>
      position(profile, detection.bank, detection.patternKey, `stack.detections[${index}]`),
    ),
    ...profile.stack.versionRead.flatMap((read, index) =>
      read.method === 'dipMode' ? position(profile, read.bank, read.patternKey, `stack.versionRead[${index}]`) : [],
    ),
    ...checkModeCodes(profile),
    ...checkRoutes(profile),
  ];
}

/** Where addresses are set by switches, the profile must say which position is the master and which a stack that stands alone. */
function checkAddressing(profile: ProductProfile): Problem[] {
  const { addressing } = profile.stack;
  if (addressing.method !== 'dip') return [];
  const where = 'stack.addressing';
  const bank = profile.banks.find((candidate) => candidate.id === addressing.bank);
  if (bank === undefined) return [noSuchBank(profile, addressing.bank, `${where}.bank`)];
  return (['masterKey', 'standaloneKey'] as const).flatMap((field) => {
    const key = addressing[field];
    if (key !== null) return positionIn(bank, key, `${where}.${field}`);
    const role = field === 'masterKey' ? 'master' : 'stack that stands alone';
    return [
      {
        code: field === 'masterKey' ? 'products.no-master' : 'products.no-standalone',
        what: `Addresses are set by switches, but which position of ${bank.label} makes a ${role} is missing.`,
        where: `${where}.${field}`,
        remedy: `Name the key of the position, one of: ${keys(bank)}.`,
      },
    ];
  });
}

function moduleBank(profile: ProductProfile): Problem[] {
  const id = profile.stack.modulesAddressBank;
  if (id === null || profile.banks.some((bank) => bank.id === id)) return [];
  return [noSuchBank(profile, id, 'stack.modulesAddressBank')];
}

function position(profile: ProductProfile, bankId: string | null, key: string | null, where: string): Problem[] {
  const bank = profile.banks.find((candidate) => candidate.id === bankId);
  if (bank === undefined) return [noSuchBank(profile, bankId, `${where}.bank`)];
  return positionIn(bank, key, `${where}.patternKey`);
}

function positionIn(bank: Bank, key: string | null, where: string): Problem[] {
  const entry = bank.patterns.find((candidate) => candidate.key === key);
  if (entry === undefined) {
    return [
      {
        code: 'products.position-does-not-exist',
        what: `${bank.label} has no position of this name.`,
        where,
        value: String(key),
        allowed: keys(bank),
        remedy: 'Name one of its keys, or add the row from the document.',
      },
    ];
  }
  if (entry.use !== 'never' && entry.use !== 'lastResort') return [];
  return [
    {
      code: 'products.position-forbidden',
      what: `${bank.label}: this position is marked "${entry.use}" and cannot be a regular step.`,
      where,
      value: entry.key,
      allowed: keys(bank),
      remedy: 'Name a position for regular use.',
    },
  ];
}

function keys(bank: Bank): string {
  const regular = bank.patterns.filter((entry) => entry.use !== 'never' && entry.use !== 'lastResort');
  return regular.map((entry) => entry.key).join(', ') || 'none';
}

function noSuchBank(profile: ProductProfile, id: string | null, where: string): Problem {
  return {
    code: 'products.bank-does-not-exist',
    what: 'The profile has no bank of this name.',
    where,
    value: String(id),
    allowed: profile.banks.map((bank) => bank.id).join(', ') || 'none',
    remedy: 'Name one of its banks, or add the bank.',
  };
}

function checkModeCodes(profile: ProductProfile): Problem[] {
  const codes = profile.stack.codes.map((code) => code.code);
  const used = [
    ...profile.stack.detections.map((it, index) => ({
      code: it.modeCode,
      where: `stack.detections[${index}].modeCode`,
    })),
    ...profile.stack.detections.map((it, index) => ({
      code: it.clearsCode.value,
      where: `stack.detections[${index}].clearsCode`,
    })),
    ...profile.routes.map((it, index) => ({ code: it.busyCode, where: `routes[${index}].busyCode` })),
  ];
  return used.flatMap(({ code, where }) => (code === null ? [] : listed('code', code, codes, where)));
}

function checkRoutes(profile: ProductProfile): Problem[] {
  const components = profile.stack.components.map((component) => component.key);
  const links = profile.stack.links.map((link) => link.id);
  const generations = profile.stack.controllerGenerations.map((generation) => generation.id);
  return profile.routes.flatMap((route, index) => [
    ...route.updates.flatMap((key, at) => listed('component', key, components, `routes[${index}].updates[${at}]`)),
    ...route.generations.flatMap((id, at) =>
      listed('generation', id, generations, `routes[${index}].generations[${at}]`),
    ),
    ...listed('link', route.link, links, `routes[${index}].link`),
  ]);
}

function listed(kind: string, value: string, among: readonly string[], where: string): Problem[] {
  if (among.includes(value)) return [];
  return [
    {
      code: `products.${kind}-does-not-exist`,
      what: `The profile has no ${kind} of this name.`,
      where,
      value,
      allowed: among.join(', ') || 'none',
      remedy: `Name one of those, or add the ${kind} with its source.`,
    },
  ];
}

import type { Problem } from '../kernel';
import type { ProductProfile } from './profile';

type Bank = ProductProfile['banks'][number];

/** Widths, duplicate patterns and keys, and gaps in the tables of addresses. */
export function checkBanks(profile: ProductProfile): Problem[] {
  return [
    ...duplicates(profile.banks, (bank) => bank.id).map(({ index, first, key }) => ({
      code: 'products.bank-twice',
      what: 'Two banks have the same id.',
      where: `banks[${index}].id`,
      value: key,
      remedy: `Rename it, or remove one: banks[${first}] has this id already.`,
    })),
    ...profile.banks.flatMap((bank, index) => [
      ...wrongWidths(bank, `banks[${index}]`),
      ...patternsTwice(bank, `banks[${index}]`),
      ...keysTwice(bank, `banks[${index}]`),
      ...addressGaps(bank, `banks[${index}]`),
    ]),
  ];
}

function wrongWidths(bank: Bank, where: string): Problem[] {
  return bank.patterns.flatMap((entry, index): Problem[] => {
    if (entry.pattern.length === bank.width) return [];
    const unknown = bank.width === null;
    return [
      {
        code: unknown ? 'products.pattern-without-width' : 'products.pattern-wrong-width',
        what: unknown
          ? `${bank.label} has a pattern, but how many switches it has is unknown.`
          : `${bank.label} has ${bank.width} switches, this pattern has ${entry.pattern.length}.`,
        where: `${where}.patterns[${index}].pattern`,
        value: entry.pattern,
        remedy:
          'Copy the row from the document again, one digit per switch, switch 1 first; then correct it or the width.',
      },
    ];
  });
}

function patternsTwice(bank: Bank, where: string): Problem[] {
  return duplicates(bank.patterns, (entry) => entry.pattern).map(({ index, first, key }) => ({
    code: 'products.pattern-twice',
    what: `${bank.label}: "${bank.patterns[first]?.key}" and "${bank.patterns[index]?.key}" have the same pattern.`,
    where: `${where}.patterns[${index}].pattern`,
    value: key,
    remedy: `Compare both rows with the document; patterns[${first}] has it already. If the document prints it twice, leave one out and say so under unknowns.`,
  }));
}

function keysTwice(bank: Bank, where: string): Problem[] {
  return duplicates(bank.patterns, (entry) => entry.key).map(({ index, first, key }) => ({
    code: 'products.key-twice',
    what: `${bank.label} has two positions of this name.`,
    where: `${where}.patterns[${index}].key`,
    value: key,
    remedy: `Rename it: patterns[${first}] has this key already.`,
  }));
}

/** Addresses are the keys that are plain numbers; from the lowest to the highest none may be missing. */
function addressGaps(bank: Bank, where: string): Problem[] {
  const addresses = bank.patterns
    .filter((entry) => entry.use === 'address' && /^\d+$/.test(entry.key))
    .map((entry) => Number(entry.key))
    .sort((a, b) => a - b);
  const [lowest] = addresses;
  const highest = addresses.at(-1);
  if (lowest === undefined || highest === undefined) return [];
  const start = Math.min(lowest, 1);
  const missing = Array.from({ length: highest - start + 1 }, (_, offset) => start + offset).filter(
    (address) => !addresses.includes(address),
  );
  if (missing.length === 0) return [];
  return [
    {
      code: 'products.address-gap',
      what: `The addresses of ${bank.label} have a gap.`,
      where: `${where}.patterns`,
      value: `missing ${missing.join(', ')}`,
      allowed: `every address from ${start} to ${highest}`,
      remedy: 'Add the rows from the document, or end the table before the gap.',
    },
  ];
}

/** Positions of items whose key an earlier item has already. */
function duplicates<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): { index: number; first: number; key: string }[] {
  return items.flatMap((item, index) => {
    const key = keyOf(item);
    const first = items.findIndex((candidate) => keyOf(candidate) === key);
    return first < index ? [{ index, first, key }] : [];
  });
}

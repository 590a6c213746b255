import { decimalOf, describePattern, positionsOf, whatItMeans } from '../../src/dip-config';
import { findProfile } from '../../src/products';

// Typed by hand from the tables of the manuals (ON = UP = 1, switch 1 first), not from the profile.
const ADDRESSES: [key: string, pattern: string, decimal: number][] = [
  ['1', '100000', 1],
  ['2', '010000', 2],
  ['3', '110000', 3],
  ['4', '001000', 4],
  ['5', '101000', 5],
  ['6', '011000', 6],
  ['7', '111000', 7],
  ['8', '000100', 8],
  ['9', '100100', 9],
  ['10', '010100', 10],
  ['11', '110100', 11],
  ['12', '001100', 12],
  ['13', '101100', 13],
  ['14', '011100', 14],
  ['15', '111100', 15],
];
const MODULES: [key: string, pattern: string][] = [
  ['1', '100000'],
  ['2', '010000'],
  ['3', '110000'],
  ['4', '001000'],
  ['5', '101000'],
  ['6', '011000'],
  ['7', '111000'],
  ['8', '000100'],
];
const SERVICE: [key: string, pattern: string, decimal: number, words: string][] = [
  ['moduleDetect', '111111', 63, 'all 6 up'],
  ['parallelDetect', '011111', 62, 'switch 1 down, 2 to 6 up'],
  ['showFirmware', '101111', 61, 'switches 1 and 3 to 6 up, 2 down'],
  ['oldShowFirmware', '010000', 2, '2 up, rest down'],
  ['fallback', '100000', 1, '1 up, rest down'],
];

function bank(profile: string, id: string) {
  const found = findProfile(profile).banks.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`${profile} has no ${id}`);
  return found;
}

const STACKD = ['homegrid-stackd-gen3', 'homegrid-stackd-gen2'];

describe.each(STACKD)('%s', (profile) => {
  it.each(ADDRESSES)('ADDR SET of address %s is %s', (key, pattern, decimal) => {
    const [meaning] = whatItMeans(bank(profile, 'ADDR_SET'), pattern);
    expect(meaning).toMatchObject({ key, use: 'address', standing: Number(key) <= 10 ? 'stated' : 'inferred' });
    expect(decimalOf(bank(profile, 'ADDR_SET'), pattern)).toBe(decimal);
  });

  it('has no further ADDR SET position', () => {
    expect(bank(profile, 'ADDR_SET').patterns.map((row) => [row.key, row.pattern])).toEqual(
      ADDRESSES.map(([key, pattern]) => [key, pattern]),
    );
  });

  it('has the module addresses of the technical manual', () => {
    expect(bank(profile, 'ADD').patterns.map((row) => [row.key, row.pattern])).toEqual(MODULES);
  });

  it('states no number of switches for IMPED SET and no position', () => {
    expect(bank(profile, 'IMPED_SET')).toMatchObject({ width: null, patterns: [], snapshotFirst: true });
  });
});

it.each(SERVICE)('INV SET %s on Gen 3 is %s = %i, "%s"', (key, pattern, decimal, words) => {
  const invSet = bank('homegrid-stackd-gen3', 'INV_SET');
  expect(whatItMeans(invSet, pattern).map((row) => row.key)).toEqual([key]);
  expect(decimalOf(invSet, pattern)).toBe(decimal);
  expect(describePattern(invSet, pattern)).toBe(words);
});

it('Gen 2 has no INV SET position that shows firmware', () => {
  expect(whatItMeans(bank('homegrid-stackd-gen2', 'INV_SET'), '101111')).toEqual([]);
});

it('the levers of parallel detection are 1 down and the rest up', () => {
  const invSet = bank('homegrid-stackd-gen3', 'INV_SET');
  expect(positionsOf(invSet, '011111')).toEqual(['down', 'up', 'up', 'up', 'up', 'up']);
});

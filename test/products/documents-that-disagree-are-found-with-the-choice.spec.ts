import { contradictionLine, findContradictions, findProfile } from '../../src/products';
import { rawProfile } from './profile.fixture';

// From the register of contradictions: what two documents say, and what is followed.
const KNOWN: [topic: string, one: string, other: string, chosen: string][] = [
  ['show-firmware-pattern', '010000', '101111', '101111'],
  [
    'bms-power-during-update',
    'all BMS off to isolate the stacks',
    'BMS stays on, battery breakers at the inverter open',
    'both, phase by phase',
  ],
  ['parallel-detect-before-flash', 'on the master only', 'on each stack controller', 'on each stack controller'],
  [
    'controller-version',
    '4007 for Gen 2 and Gen 3',
    '04007 for Gen 3, 40007 for Gen 2',
    '04007 for Gen 3, 40007 for Gen 2',
  ],
  ['max-stacks', '15', '10', '10 without a reason, never more than 15'],
];
const FURTHER = ['imped-set', 'module-dip-width', 'display-board-name'];

describe.each(['homegrid-stackd-gen3', 'homegrid-stackd-gen2'])('%s', (id) => {
  const found = findContradictions(findProfile(id));

  it.each(KNOWN)('%s: "%s" against "%s", "%s" is followed', (topic, one, other, chosen) => {
    const contradiction = found.find((candidate) => candidate.topic === topic);
    const values = contradiction?.readings.map((reading) => reading.value);
    expect(values).toContain(one);
    expect(values).toContain(other);
    expect(contradiction?.recorded).toMatchObject({ chosen });
    expect(contradiction?.recorded?.why).not.toBe('');
    for (const reading of contradiction?.readings ?? []) expect(reading.date).not.toBe('');
  });

  it('finds these, the three further ones of the register and no other', () => {
    expect(found.map((contradiction) => contradiction.topic).sort()).toEqual(
      [...KNOWN.map(([topic]) => topic), ...FURTHER].sort(),
    );
  });

  it('what documents agree on is none', () => {
    expect(found.map((contradiction) => contradiction.topic)).not.toContain('parallel-detect-pattern');
  });
});

it('a line shows both values with document and date, and the choice', () => {
  const [first] = findContradictions(findProfile('homegrid-stackd-gen3')).filter(({ topic }) => topic === 'max-stacks');
  expect(first === undefined ? '' : contradictionLine(first)).toBe(
    'max-stacks: 10 (M-INST, undated, Gen 3 era) · 15 (M-REF, 2022-09) -> 10 without a reason, never more than 15: ' +
      'The newer manual tabulates ten addresses; the older one says fifteen on the Link bus.',
  );
});

it('a new document that disagrees is found, and shows that nothing is chosen yet', () => {
  const profile = rawProfile();
  profile.documents.push({
    key: 'NEW',
    title: 'a new guide',
    date: '2026-01-01',
    statements: { 'code-25': 'update failed' },
  });
  const fresh = findContradictions(profile).find((contradiction) => contradiction.topic === 'code-25');
  expect(fresh?.recorded).toBeUndefined();
  expect(fresh === undefined ? '' : contradictionLine(fresh)).toContain('NO CHOICE RECORDED');
});

it('the siblings have theirs too: the joining voltage of the eFlex', () => {
  expect(findContradictions(findProfile('fortress-eflex'))).toMatchObject([
    { topic: 'join-voltage', recorded: { chosen: 'up to 0.5 V, tighter for four and more' } },
  ]);
});

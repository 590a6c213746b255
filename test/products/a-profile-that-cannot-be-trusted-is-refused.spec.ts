import { checkProfile, type ProductProfile, profiles, readProfile } from '../../src/products';
import { bankIn, rawProfile } from './profile.fixture';

/** Spoils a profile and gives the problems with that code. */
function spoiled(code: string, spoil: (profile: ProductProfile) => void, id?: string) {
  const profile = rawProfile(id);
  spoil(profile);
  return checkProfile(profile).filter((problem) => problem.code === code);
}

/** For what the types would not let a test write. */
function loose(value: unknown): Record<string, unknown> {
  return value as Record<string, unknown>;
}

type Refusal = [what: string, code: string, where: string, spoil: (profile: ProductProfile) => void];

const REFUSALS: Refusal[] = [
  [
    'the same pattern for two addresses',
    'products.pattern-twice',
    'banks[0].patterns[4].pattern',
    (profile) => Object.assign(bankIn(profile, 'ADDR_SET').patterns[4] ?? {}, { pattern: '110000' }),
  ],
  [
    'a pattern of another width',
    'products.pattern-wrong-width',
    'banks[0].patterns[1].pattern',
    (profile) => Object.assign(bankIn(profile, 'ADDR_SET').patterns[1] ?? {}, { pattern: '0100' }),
  ],
  [
    'a pattern on a bank whose switches nobody counted',
    'products.pattern-without-width',
    'banks[2].patterns[0].pattern',
    (profile) => {
      const [entry] = bankIn(profile, 'ADDR_SET').patterns;
      if (entry !== undefined) bankIn(profile, 'IMPED_SET').patterns.push(entry);
    },
  ],
  [
    'two positions of one name',
    'products.key-twice',
    'banks[1].patterns[1].key',
    (profile) => Object.assign(bankIn(profile, 'INV_SET').patterns[1] ?? {}, { key: 'moduleDetect' }),
  ],
  [
    'two banks of one id',
    'products.bank-twice',
    'banks[3].id',
    (profile) => Object.assign(profile.banks[3] ?? {}, { id: 'INV_SET' }),
  ],
  [
    'no master',
    'products.no-master',
    'stack.addressing.masterKey',
    (profile) => Object.assign(profile.stack.addressing, { masterKey: null }),
  ],
  [
    'no position for a stack that stands alone',
    'products.no-standalone',
    'stack.addressing.standaloneKey',
    (profile) => Object.assign(profile.stack.addressing, { standaloneKey: null }),
  ],
  [
    'a master that is no position',
    'products.position-does-not-exist',
    'stack.addressing.masterKey',
    (profile) => Object.assign(profile.stack.addressing, { masterKey: '99' }),
  ],
  [
    'a gap in the addresses',
    'products.address-gap',
    'banks[0].patterns',
    (profile) => bankIn(profile, 'ADDR_SET').patterns.splice(5, 1),
  ],
  [
    'a table that begins after 1',
    'products.address-gap',
    'banks[3].patterns',
    (profile) => bankIn(profile, 'ADD').patterns.splice(0, 1),
  ],
  [
    'more units than addresses',
    'products.address-missing',
    'banks[0].patterns',
    (profile) => bankIn(profile, 'ADDR_SET').patterns.splice(12),
  ],
  [
    'a limit without a source',
    'products.fact-without-source',
    'stack.units.hard.source',
    (profile) => delete loose(profile.stack.units.hard)['source'],
  ],
  [
    'a limit with an empty source',
    'products.fact-without-source',
    'routes[0].hardLimitSeconds.source',
    (profile) => Object.assign(profile.routes[0]?.hardLimitSeconds ?? {}, { source: '' }),
  ],
  [
    'an unknown without a reason',
    'products.unknown-without-reason',
    'stack.reconnect.reason',
    (profile) => delete loose(profile.stack.reconnect)['reason'],
  ],
  ['a key that nobody reads', 'products.unknown-key', 'colour', (profile) => Object.assign(profile, { colour: 'red' })],
  [
    'a slip in a deep key',
    'products.unknown-key',
    'stack.powerOn.gapSecond',
    (profile) => Object.assign(profile.stack.powerOn, { gapSecond: 10 }),
  ],
  [
    'a slip inside a fact',
    'products.unknown-key',
    'stack.powerOn.gapSeconds.notes',
    (profile) => Object.assign(profile.stack.powerOn.gapSeconds, { notes: 'x' }),
  ],
  [
    'a figure that is none',
    'products.shape',
    'stack.powerOn.gapSeconds.value',
    (profile) => Object.assign(profile.stack.powerOn.gapSeconds, { value: 'ten' }),
  ],
  [
    'a detection on a bank that does not exist',
    'products.bank-does-not-exist',
    'stack.detections[1].bank',
    (profile) => Object.assign(profile.stack.detections[1] ?? {}, { bank: 'INVERT_SET' }),
  ],
  [
    'an addressing bank that does not exist',
    'products.bank-does-not-exist',
    'stack.addressing.bank',
    (profile) => Object.assign(profile.stack.addressing, { bank: 'NONE' }),
  ],
  [
    'a module bank that does not exist',
    'products.bank-does-not-exist',
    'stack.modulesAddressBank',
    (profile) => Object.assign(profile.stack, { modulesAddressBank: 'ADDR' }),
  ],
  [
    'a forbidden position as a regular step',
    'products.position-forbidden',
    'stack.versionRead[0].patternKey',
    (profile) => Object.assign(profile.stack.versionRead[0] ?? {}, { patternKey: 'oldShowFirmware' }),
  ],
  [
    'a detection by a code that is not listed',
    'products.code-does-not-exist',
    'stack.detections[1].modeCode',
    (profile) => Object.assign(profile.stack.detections[1] ?? {}, { modeCode: '64' }),
  ],
  [
    'a route to a component that does not exist',
    'products.component-does-not-exist',
    'routes[1].updates[0]',
    (profile) => Object.assign(profile.routes[1]?.updates ?? [], { 0: 'main103' }),
  ],
  [
    'a route for a generation that does not exist',
    'products.generation-does-not-exist',
    'routes[0].generations[0]',
    (profile) => Object.assign(profile.routes[0]?.generations ?? [], { 0: 'gen4' }),
  ],
  [
    'a route over a link that does not exist',
    'products.link-does-not-exist',
    'routes[2].link',
    (profile) => Object.assign(profile.routes[2] ?? {}, { link: 'BLUETOOTH' }),
  ],
  [
    'a soft limit above the hard one',
    'products.limits-crossed',
    'stack.units.soft.value',
    (profile) => Object.assign(profile.stack.units.soft, { value: 16 }),
  ],
  [
    'a normal time above the hard limit',
    'products.limits-crossed',
    'routes[0].normalSeconds.value',
    (profile) => Object.assign(profile.routes[0]?.normalSeconds ?? {}, { value: 900 }),
  ],
  [
    'a minimum that is on no scale',
    'products.minimum-not-on-scale',
    'stack.components[2].minimum.value',
    (profile) => Object.assign(profile.stack.components[2]?.minimum ?? {}, { value: '4007' }),
  ],
  [
    'a contradiction without a choice',
    'products.contradiction-without-choice',
    'contradictions[topic=max-stacks]',
    (profile) => profile.contradictions.splice(4, 1),
  ],
  [
    'a contradiction that misquotes its document',
    'products.contradiction-not-in-document',
    'contradictions[4].a',
    (profile) => Object.assign(profile.contradictions[4]?.a ?? {}, { value: '16' }),
  ],
];

it.each(REFUSALS)('%s is refused with %s at %s', (_what, code, where, spoil) => {
  const found = spoiled(code, spoil);
  expect(found.map((problem) => problem.where)).toContain(where);
  for (const problem of found) expect(problem.remedy.length).toBeGreaterThan(10);
});

it('what is not a profile at all is refused with a path', () => {
  expect(checkProfile(null)).toMatchObject([{ code: 'products.shape', where: 'profile' }]);
  expect(checkProfile({}).length).toBeGreaterThan(5);
});

it('every problem is told at once', () => {
  const profile = rawProfile();
  Object.assign(profile.stack.addressing, { masterKey: null, standaloneKey: null });
  bankIn(profile, 'ADD').patterns.splice(2, 1);
  expect(checkProfile(profile).map((problem) => problem.code)).toEqual([
    'products.address-gap',
    'products.no-master',
    'products.no-standalone',
  ]);
});

it('a profile from a file is read whole or refused with every problem', () => {
  expect(readProfile(JSON.parse(JSON.stringify(rawProfile())))).toEqual(rawProfile());
  const broken = { ...rawProfile(), colour: 'red', sound: 'loud' };
  expect(() => readProfile(broken)).toThrow(/colour: .*\n.*sound: /s);
});

it('where addresses come from the chain no master position is asked for', () => {
  expect(checkProfile(rawProfile('pylontech-us2000'))).toEqual([]);
});

it.each(profiles.map((profile) => [profile.id, profile] as const))('%s, which ships, passes', (_id, profile) => {
  expect(checkProfile(profile)).toEqual([]);
});

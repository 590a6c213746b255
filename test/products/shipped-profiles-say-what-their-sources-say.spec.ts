import { describeProfile, factRows, findProfile, type ProductProfile, profiles } from '../../src/products';

const gen3 = findProfile('homegrid-stackd-gen3');
const gen2 = findProfile('homegrid-stackd-gen2');

function component(profile: ProductProfile, key: string) {
  const found = profile.stack.components.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no component ${key}`);
  return found;
}

it.each(profiles.map((profile) => [profile.id, profile] as const))(
  '%s is the same after a trip through JSON',
  (_id, profile) => {
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
    expect(JSON.stringify(JSON.parse(JSON.stringify(profile)))).toBe(JSON.stringify(profile));
  },
);

it('ids are unique, and an unknown one names those there are', () => {
  expect(new Set(profiles.map((profile) => profile.id)).size).toBe(profiles.length);
  expect(() => findProfile('homegrid')).toThrow(/products\.profile-unknown/);
  expect(() => findProfile('homegrid')).toThrow(/homegrid-stackd-gen3, homegrid-stackd-gen2/);
});

describe("the Stack'd", () => {
  it.each([
    ['display101', '01098'],
    ['main102', '04007'],
    ['bms100', '02009'],
    ['moduleGen3', '03044'],
    ['moduleGen2', '02056'],
    ['skybox', '2.92'],
  ])('Gen 3: the minimum of %s is %s', (key, version) => {
    expect(component(gen3, key).minimum.value).toBe(version);
  });

  it('Gen 2: 40007 is newer than 30159, and the minimum is contested', () => {
    const controller = component(gen2, 'controller');
    expect(controller.scale.map((entry) => entry.version)).toEqual(['30159', '40007']);
    expect(controller.minimum).toMatchObject({ value: '40007', standing: 'contested' });
  });

  it.each([gen3, gen2])('limits, order and gap of $id have their standing', ({ stack }) => {
    expect(stack.units.soft).toMatchObject({ value: 10, standing: 'stated' });
    expect(stack.units.hard).toMatchObject({ value: 15, standing: 'contested' });
    expect(stack.powerOn.order).toMatchObject({ value: 'lastToMaster', standing: 'stated', source: 'A-151' });
    expect(stack.powerOn.gapSeconds).toMatchObject({ value: 10, standing: 'stated', source: 'A-151' });
    expect(stack.voltageClass).toMatchObject({ value: { nominalVolts: 48, maximumVolts: 56 }, standing: 'stated' });
  });

  it.each([gen3, gen2])('what nobody published stays unknown in $id', ({ stack }) => {
    const unknown = [
      stack.matching.maxDeltaVolts,
      stack.matching.maxDeltaSocPercent,
      stack.powerOn.bootSeconds,
      stack.powerOff.order,
      stack.reconnect,
      stack.flashWindow.cellSpreadMillivolts,
    ];
    for (const fact of unknown) expect(fact).toMatchObject({ value: null, standing: 'unknown' });
  });

  it('the place of board 100 in the order is unknown, the others follow A-289', () => {
    const order = gen3.stack.components.map((each) => [each.key, each.flashOrder.value]);
    expect(order).toEqual([
      ['skybox', 1],
      ['display101', 2],
      ['main102', 3],
      ['bms100', null],
      ['moduleGen3', 4],
      ['moduleGen2', 4],
    ]);
  });

  it('knows these codes and no other; 19, 20 and 25 pass only where the job explains them', () => {
    const codes = (profile: ProductProfile) => profile.stack.codes.map((code) => code.code).sort();
    expect(codes(gen3)).toEqual(['020', '19', '20', '25', '61', '62', '63']);
    expect(codes(gen2)).toEqual(['020', '19', '20', '25', '62', '63']);
    const during = (code: string) => gen3.stack.codes.find((each) => each.code === code)?.expectedDuring;
    expect(during('19')).toEqual(['isolated', 'detecting', 'inverter-dead']);
    expect(during('20')).toEqual([]);
    expect(during('25')).toEqual(['flashing']);
    expect(during('62')).toEqual(['detecting']);
  });

  it('the span of the joining limit of other makers is at hand, and none is the limit of this one', () => {
    const joining = gen3.unknowns.find((item) => item.topic === 'voltage limit for joining stacks');
    expect(joining?.siblings?.map((sibling) => sibling.value)).toEqual(['0.05 V', '0.5 V', 'below 1 V', '2 V']);
  });

  it('0000 is no version of a module', () => {
    for (const key of ['moduleGen3', 'moduleGen2']) expect(component(gen3, key).unreadable).toEqual(['0000']);
  });
});

it("of what is on sale only the Stack'd states a voltage class of at most 60 V; the open map states its own", () => {
  const open = profiles.filter(
    ({ stack: { voltageClass } }) => voltageClass.standing === 'stated' && voltageClass.value.maximumVolts <= 60,
  );
  expect(open.map((profile) => profile.id)).toEqual([
    'homegrid-stackd-gen3',
    'homegrid-stackd-gen2',
    'open-modbus-stack',
  ]);
});

it('no code, register or detection is made up for a product that publishes none', () => {
  for (const id of ['pylontech-us2000', 'fortress-eflex', 'pylontech-powercube-h1']) {
    expect(findProfile(id).stack).toMatchObject({ codes: [], detections: [] });
  }
});

it.each(profiles.map((profile) => [profile.id, profile] as const))(
  '%s can be read aloud, each fact with its ground',
  (_id, profile) => {
    for (const row of factRows(profile)) expect(row.from.length).toBeGreaterThan(3);
    const lines = describeProfile(profile);
    expect(lines[0]).toContain(profile.id);
    expect(lines).toContain(profile.disclaimer);
    expect(lines.join('\n')).not.toMatch(/undefined|\[object/);
  },
);

it('the description shows patterns with their use, and gaps as gaps', () => {
  const text = describeProfile(gen3).join('\n');
  expect(text).toContain('010000 an inverter protocol, printed by mistake in 2023 as the way to show firmware (never)');
  expect(text).toContain('100000 the vendor\'s "default / updating" position (lastResort)');
  expect(text).toContain('matching.maxDeltaVolts: ? — unknown');
});

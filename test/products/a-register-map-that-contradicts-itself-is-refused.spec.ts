import { busMaps, checkProfile, type ProductProfile } from '../../src/products';
import { rawProfile } from './profile.fixture';

type Bus = NonNullable<ProductProfile['bus']>;
type Point = Bus['points'][number];

/** The problems of the open product's map after it was spoiled. */
function spoiled(spoil: (bus: Bus, profile: ProductProfile) => void) {
  const profile = rawProfile('open-modbus-stack');
  if (profile.bus === null) throw new Error('the open product has no bus');
  spoil(profile.bus, profile);
  return checkProfile(profile);
}

function change(reading: Point['reading'], more: object): (bus: Bus) => void {
  return (bus) => {
    const point = bus.points.find((candidate) => candidate.reading === reading);
    if (point === undefined) throw new Error(`no ${reading}`);
    Object.assign(point, more);
  };
}

const service = (offset: number): Point['at'] => ({ model: 64870, offset });

const REFUSALS: [what: string, code: string, where: string, spoil: (bus: Bus, profile: ProductProfile) => void][] = [
  ['two readings on one register', 'products.bus-overlap', 'bus.points[16]', change('lcd-code', { at: service(18) })],
  [
    'a reading in the update block',
    'products.bus-overlap',
    'bus.update.error',
    change('contactor', { at: service(41) }),
  ],
  [
    'a reading on the version of the map',
    'products.bus-overlap',
    'bus.update.mapVersion',
    change('contactor', { at: service(2) }),
  ],
  [
    'an update block that overlaps itself',
    'products.bus-overlap',
    'bus.update.runningHash',
    (bus) => Object.assign(bus.update ?? {}, { runningHash: 63 }),
  ],
  ['a reading in the header', 'products.bus-in-the-header', 'bus.points[21]', change('contactor', { at: service(1) })],
  [
    'a reading behind the last register',
    'products.bus-outside-the-registers',
    'bus.points[21]',
    change('contactor', { at: service(65534) }),
  ],
  [
    'a text that ends behind the last register',
    'products.bus-outside-the-registers',
    'bus.points[0]',
    change('maker', { at: { model: null, offset: 65525 } }),
  ],
  [
    'a reading behind its published model',
    'products.bus-outside-the-registers',
    'bus.points[3]',
    change('serial', { at: { model: 1, offset: 60 } }),
  ],
  [
    'a bank that is not there',
    'products.bus-bank-does-not-exist',
    'bus.points[19].subject',
    change('bank', { subject: 'DIP' }),
  ],
  ['a bank of another width', 'products.bus-bank-of-other-width', 'bus.points[19].width', change('bank', { width: 8 })],
  [
    'a component that is not there',
    'products.bus-component-does-not-exist',
    'bus.points[2].subject',
    change('version', { subject: 'dsp' }),
  ],
  [
    'a link that is not there',
    'products.bus-link-does-not-exist',
    'bus.link',
    (bus) => Object.assign(bus, { link: 'USB' }),
  ],
  [
    'a scale factor outside its model',
    'products.bus-scale-outside',
    'bus.points[4].scale.offset',
    change('soc', { scale: { offset: 64 } }),
  ],
  [
    'a scale factor that is another reading',
    'products.bus-scale-outside',
    'bus.points[7].scale.offset',
    change('volts', { scale: { offset: 15 } }),
  ],
  [
    'a power that nobody uses',
    'products.bus-scale-outside',
    'bus.points[4].scale.power',
    change('soc', { scale: { power: -11 } }),
  ],
  [
    '32 bits in one register',
    'products.bus-type-of-other-length',
    'bus.points[15].words',
    change('uptime', { words: 1 }),
  ],
  [
    'a name that is a number',
    'products.bus-type-does-not-fit',
    'bus.points[3].type',
    change('serial', { type: 'u16', words: 1 }),
  ],
  [
    'switches that nobody counted',
    'products.bus-type-does-not-fit',
    'bus.points[19].type',
    change('bank', { width: null }),
  ],
  [
    'a reading longer than a read',
    'products.bus-point-too-long',
    'bus.points[0].words',
    (bus) => Object.assign(bus, { registersPerRead: 12 }),
  ],
  [
    'a reading from two places',
    'products.bus-reading-twice',
    'bus.points[20]',
    (bus) => Object.assign(bus.points[20] ?? {}, { subject: 'ADDR_SET' }),
  ],
  [
    'a route without a block to write',
    'products.route-without-update-block',
    'routes[0]',
    (bus) => Object.assign(bus, { update: null }),
  ],
  [
    'a route that may not write the block',
    'products.bus-model-does-not-exist',
    'routes[0].mayWrite',
    (_bus, profile) => Object.assign(profile.routes[0] ?? {}, { mayWrite: [802] }),
  ],
];

it.each(REFUSALS)('%s is refused with %s at %s', (_what, code, where, spoil) => {
  const problems = spoiled(spoil);
  expect(problems.map((problem) => [problem.code, problem.where])).toContainEqual([code, where]);
});

it('an overlap names both readings and where the other stands', () => {
  const [problem] = spoiled(change('lcd-code', { at: service(18) }));
  expect(problem).toMatchObject({
    what: 'lcd-code and uptime (bus.points[15]) take the same registers.',
    value: '18 to 19',
  });
});

it.each(busMaps.map((map) => [map.id, map] as const))(
  '%s contradicts nothing but the product it is tried on',
  (_id, map) => {
    const profile = rawProfile('open-modbus-stack');
    const points = map.points.map((point) => ({ ...point }));
    const problems = checkProfile({ ...profile, bus: { ...map, points, link: 'SERVICE' }, routes: [] });
    expect(problems).toEqual([]);
  },
);

it.each(busMaps.map((map) => [map.id, map] as const))(
  '%s says of every row that nobody saw it on a device',
  (_id, map) => {
    expect(map.points.filter(({ source }) => !source.includes('unverified on a device'))).toEqual([]);
    expect(map.update).toBeNull();
  },
);

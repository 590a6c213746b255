import { type Case, type Facts, JOINED, obligation, saysExactly, told, withoutDetections } from './row-alone';

const MINUTE = 60_000;
saysExactly('SI-03 reconnectKnown', [
  ['the way back is known', {}, undefined],
  ['nobody knows it', { site: { reconnect: 'unknown' } }, { id: 'hold.reconnect-unknown' }],
  ['a procedure that does not come back', { procedure: 'leave-parallel', site: { reconnect: 'unknown' } }, undefined],
]);

const inService = (...stacks: readonly string[]) => ({
  id: 'hold.service-pattern',
  params: { stacks: stacks.join(', '), bank: 'INV_SET' },
  reask: stacks.flatMap((tag) => [`${tag}/INV_SET/moved`, `${tag}/INV_SET`]),
});
saysExactly('SI-40 inServiceBanks', [
  ['put back', { facts: { 'S1/INV_SET/moved': '011111', 'S1/INV_SET': '001000' } }, undefined],
  ['never touched', {}, undefined],
  ['left at detections', { facts: { 'S1/INV_SET/moved': '011111', 'S3/INV_SET': '111111' } }, inService('S1', 'S3')],
  ['left in the fall-back position', { facts: { 'S1/INV_SET': '100000' } }, undefined],
  ['a product without a detection', { plan: withoutDetections, facts: { 'S1/INV_SET': '011111' } }, undefined],
]);

/** Joined again, and every stack came on. */
const ALL_ON = { ...JOINED, 'S3/power': 'on', 'S2/power': 'on', 'S1/power': 'on' };
const notCounted = { id: 'hold.not-counted' };
saysExactly('SI-41 countAccepted', [
  ['counted since the links went back', { facts: { ...ALL_ON, 'S1/count-set-again': 3 } }, undefined],
  [
    'one came on after it',
    { facts: { ...JOINED, 'S3/power': 'on', 'S1/power': 'on', 'S1/count-set-again': 3, 'S2/power': 'on' } },
    notCounted,
  ],
  [
    'dark where the BMS precharge',
    { site: { reconnect: 'bmsPrecharges' }, facts: { ...JOINED, 'S1/count-set-again': 3, 'S2/power': 'off' } },
    undefined,
  ],
  ['not counted where the BMS precharge', { site: { reconnect: 'bmsPrecharges' }, facts: JOINED }, notCounted],
  ['one went off since', { facts: { ...ALL_ON, 'S1/count-set-again': 3, 'S2/power': 'off' } }, notCounted],
  [
    'of one nobody knows',
    { facts: { ...JOINED, 'S3/power': 'on', 'S1/power': 'on', 'S1/count-set-again': 3 } },
    notCounted,
  ],
  ['not counted', { facts: JOINED }, notCounted],
  ['two stacks, not counted', { site: { stacks: 2 }, facts: JOINED }, notCounted],
  ['counted one short', { facts: { ...ALL_ON, 'S1/count-set-again': 2 } }, notCounted],
  [
    'counted before the links went back',
    { facts: { 'S3/power': 'on', 'S2/power': 'on', 'S1/power': 'on', 'S1/count-set-again': 3, ...JOINED } },
    notCounted,
  ],
  [
    'never taken apart, and counted',
    { facts: { 'S3/power': 'on', 'S2/power': 'on', 'S1/power': 'on', 'S1/count-set-again': 3 } },
    undefined,
  ],
  ['apart', { facts: { 'site/links-in-hand': 2 } }, undefined],
  ['one stack', { procedure: 'single-stack-update', site: { stacks: 1 } }, undefined],
  [
    'a product that counts no stacks',
    {
      plan: (plan) => ({
        ...plan,
        slice: { ...plan.slice, detections: plan.slice.detections.filter(({ id }) => id !== 'stacks') },
      }),
      facts: JOINED,
    },
    undefined,
  ],
  ['a product that counts nothing', { plan: withoutDetections, facts: JOINED }, undefined],
]);

const both: readonly string[] = ['breaker/B1/battery', 'breaker/B1/inverter'];
const volts = (battery: number | null, inverter: number | null): Facts => ({
  'breaker/B1/battery': battery,
  'breaker/B1/inverter': inverter,
});
const B1 = { breaker: 'B1' };
saysExactly('SI-41 breakerVolts', [
  ['three volts apart', { facts: volts(51, 54) }, undefined],
  [
    'more than that',
    { facts: volts(54.126, 51) },
    {
      id: 'hold.breaker-volts-apart',
      params: { ...B1, apart: 3.13 },
      reask: ['breaker/B1/precharged', 'breaker/B1/inverter'],
    },
  ],
  [
    'the battery side not read',
    { facts: volts(null, 51) },
    { id: 'hold.breaker-volts-missing', params: B1, reask: both },
  ],
  [
    'the inverter side not read',
    { facts: volts(51, null) },
    { id: 'hold.breaker-volts-missing', params: B1, reask: both },
  ],
  ['the battery turned round', { facts: volts(-1, 1) }, { id: 'hold.polarity', params: B1, reask: both }],
  ['the inverter turned round', { facts: volts(1, -1) }, { id: 'hold.polarity', params: B1, reask: both }],
  ['both empty', { facts: volts(0, 0) }, undefined],
  ['a BMS that precharges by itself', { site: { reconnect: 'bmsPrecharges' } }, undefined],
]);

const old = {
  id: 'hold.breaker-reading-old',
  params: { breakers: 'B1' },
  reask: ['breaker/B1/battery', 'breaker/B1/precharged', 'breaker/B1/inverter'],
  stale: true as const,
};
saysExactly('SI-44 breakerVoltsFresh', [
  ['never read', {}, undefined],
  ['five minutes', { facts: { 'breaker/B1/battery': told(51, { ago: 5 * MINUTE }) } }, undefined],
  ['a millisecond more at the battery', { facts: { 'breaker/B1/battery': told(51, { ago: 5 * MINUTE + 1 }) } }, old],
  [
    'a millisecond more at the inverter',
    { facts: { 'breaker/B1/battery': 51, 'breaker/B1/inverter': told(51, { ago: 5 * MINUTE + 1 }) } },
    old,
  ],
  [
    'a BMS that precharges by itself',
    { site: { reconnect: 'bmsPrecharges' }, facts: { 'breaker/B1/battery': told(51, { ago: 6 * MINUTE }) } },
    undefined,
  ],
]);

const notClosed = (found: number | string) => ({
  id: 'hold.breakers-not-closed',
  params: { found, wanted: 1 },
  reask: ['site/breakers-closed'],
});
saysExactly('SI-41 allClosed', [
  ['none was opened', {}, undefined],
  ['all closed', { facts: { 'site/locks': 1, 'site/breakers-closed': 1 } }, undefined],
  ['one open', { facts: { 'site/locks': 1, 'site/breakers-closed': 0 } }, notClosed(0)],
  ['not counted', { facts: { 'site/locks': 1 } }, notClosed('?')],
]);

const atB1: Case['at'] = { params: { breaker: 'B1' } };
saysExactly('SI-41 batterySideKnown', [
  ['known', { at: atB1, facts: { 'breaker/B1/battery': 51 } }, undefined],
  ['nothing on it', { at: atB1, facts: { 'breaker/B1/battery': 0 } }, undefined],
  [
    'not read',
    { at: atB1, facts: { 'breaker/B1/battery': null } },
    { id: 'hold.breaker-volts-missing', params: B1, reask: ['breaker/B1/battery'] },
  ],
  [
    'turned round',
    { at: atB1, facts: { 'breaker/B1/battery': -51 } },
    { id: 'hold.polarity', params: B1, reask: ['breaker/B1/battery'] },
  ],
]);

saysExactly('SI-42 inverterSees', [
  ['it does', { facts: { 'inverter/INV1/sees-battery': true } }, undefined],
  [
    'it does not',
    { facts: { 'inverter/INV1/sees-battery': false } },
    { id: 'hold.inverter-blind', params: { what: 'INV1' }, reask: ['inverter/INV1/sees-battery'] },
  ],
  [
    'nobody could see',
    {},
    { id: 'hold.inverter-blind', params: { what: 'INV1' }, reask: ['inverter/INV1/sees-battery'] },
  ],
]);

const three = (which: string, a: number | null, b: number | null, c: number | null): Facts => ({
  [`S1/${which}`]: a,
  [`S2/${which}`]: b,
  [`S3/${which}`]: c,
});
const charge: Case['at'] = { params: { mode: 'charge' } };
const charging = (a: number | null, b: number | null, c: number | null): Facts => three('amps-charging', a, b, c);
const uneven = (...stacks: readonly string[]) => ({
  id: 'hold.share-uneven',
  params: { stacks: stacks.join(', '), percent: 20 },
});
const redo = true as const;
// What was said of the inverter cannot be so.
const idle = { id: 'hold.no-share-current', doubts: ['inverter/INV1', 'inverter/INV1/sees-battery'] };
const shares = [
  ['equal', charging(10, 10, 10), undefined],
  ['equal, with the other sign', charging(-10, -10, -10), undefined],
  ['two on the edge of the tolerance', charging(8, 12, 10), undefined],
  ['two outside it', charging(7.9, 12.1, 10), uneven('S1', 'S2')],
  ['one idle', charging(0, 10, 10), uneven('S1', 'S2', 'S3')],
  ['one nobody read', charging(10, null, 10), { id: 'hold.share-not-read', params: { stacks: 'S2' } }],
  ['one against the others', charging(10, -10, 10), { id: 'hold.share-against', params: { stacks: 'S2' } }],
  ['one ampere each', charging(1, 1, 1), undefined],
  ['less than that', charging(0.9, 0.9, 0.9), idle],
  ['none at all', charging(0, 0, 0), idle],
] as const;
const CHARGED: Facts = charging(10, 10, 10);
const discharging = (a: number | null, b: number | null, c: number | null): Facts => three('amps-discharging', a, b, c);
const discharge: Case['at'] = { params: { mode: 'discharge' } };
const oneWay = (...stacks: readonly string[]) => ({
  id: 'hold.share-one-way',
  params: { stacks: stacks.join(', ') },
});
saysExactly('SI-42 itsShare', [
  ...shares.map(
    ([story, facts, expected]) =>
      [story, { at: charge, facts }, expected === undefined ? undefined : { ...expected, redo }] as const,
  ),
  ['discharged the other way', { at: discharge, facts: { ...CHARGED, ...discharging(-10, -10, -10) } }, undefined],
  [
    'discharged the same way',
    { at: discharge, facts: { ...CHARGED, ...discharging(10, 10, 10) } },
    { ...oneWay('S1', 'S2', 'S3'), redo },
  ],
  ['discharged, and never charged', { at: discharge, facts: discharging(-10, -10, -10) }, undefined],
  [
    'one that was not read while it was discharged',
    { at: discharge, facts: { ...CHARGED, ...discharging(-10, -10, null) } },
    { id: 'hold.share-not-read', params: { stacks: 'S3' }, redo },
  ],
  ['while it charges nobody asks for the discharge', { at: charge, facts: CHARGED }, undefined],
]);

const SERVES: Facts = { 'inverter/INV1/sees-battery': true, ...CHARGED, ...discharging(-10, -10, -10) };
saysExactly('SI-42 inService', [
  ['seen, charged and discharged', { facts: SERVES }, undefined],
  [
    'blind',
    { facts: { ...SERVES, 'inverter/INV1/sees-battery': false } },
    { id: 'hold.inverter-blind', params: { what: 'INV1' }, reask: ['inverter/INV1/sees-battery'] },
  ],
  ['uneven while it was charged', { facts: { ...SERVES, ...charging(8, 8, 14) } }, uneven('S3')],
  [
    'not read while it was discharged',
    { facts: { ...SERVES, ...discharging(-10, null, -10) } },
    { id: 'hold.share-not-read', params: { stacks: 'S2' } },
  ],
  ['both the same way', { facts: { ...SERVES, ...discharging(10, 10, 10) } }, oneWay('S1', 'S2', 'S3')],
  ['a set that is left apart', { procedure: 'leave-parallel' }, undefined],
]);

saysExactly('SI-42 leftDark', [
  ['a set that is joined may be on', { facts: { 'S1/power': 'on' } }, undefined],
  [
    'apart, and dark',
    { procedure: 'leave-parallel', facts: { 'S1/power': 'off', 'S2/power': 'off', 'S3/power': 'off' } },
    undefined,
  ],
  [
    'apart, one lit, one never seen',
    { procedure: 'leave-parallel', facts: { 'S1/power': 'on', 'S2/power': 'off' } },
    {
      id: 'hold.not-left-dark',
      params: { stacks: 'S1, S3' },
      reask: ['@S1/switch-off', '@S3/switch-off'],
    },
  ],
]);

const RAN: Facts = { 'site/breakers-closed': 1, 'site/waited/hold': 120, 'S1/code': 'none' };
const READ: Facts = { ...RAN, 'S2/code': 'none', 'S3/code': 'none' };
const notHeld = (seconds: number) => ({
  id: 'hold.not-held-together',
  params: { seconds },
  reask: ['site/waited/hold'],
});
saysExactly('SI-42 quietSinceClosing', [
  ['the hold time ran, and then each was read', { facts: READ }, undefined],
  ['no breaker was closed', {}, undefined],
  ['a second short', { facts: { ...READ, 'site/waited/hold': 119 } }, notHeld(120)],
  ['not waited', { facts: { 'site/breakers-closed': 1 } }, notHeld(120)],
  ['waited before the closing', { facts: { 'site/waited/hold': 120, 'site/breakers-closed': 1 } }, notHeld(120)],
  [
    'a product without a hold time has this one',
    { plan: (plan) => ({ ...plan, route: null }), facts: { ...READ, 'site/waited/hold': 119 } },
    notHeld(120),
  ],
  [
    'a product with its own',
    {
      plan: (plan) => ({ ...plan, route: { ...plan.route!, holdSeconds: 60 } }),
      facts: { ...READ, 'site/waited/hold': 59 },
    },
    notHeld(60),
  ],
  [
    'two were read before',
    { facts: { 'S2/code': 'none', ...RAN } },
    { id: 'hold.code-not-since', params: { stacks: 'S2, S3' }, reask: ['S2/code', 'S3/code'] },
  ],
  ['a set that is left apart', { procedure: 'leave-parallel', facts: { 'site/breakers-closed': 1 } }, undefined],
]);

const cable = obligation({ id: 'links', kind: 'links', original: null, status: 'open' });
saysExactly('SI-11 nothingOpen', [
  ['nothing was ever owed', {}, undefined],
  [
    'everything is settled',
    {
      owed: [
        { ...cable, status: 'discharged' },
        { ...cable, id: 'sources', status: 'left' },
      ],
    },
    undefined,
  ],
  [
    'two things are open',
    { owed: [cable, { ...cable, id: 'sources' }] },
    { id: 'hold.open-obligations', params: { what: 'links, sources' } },
  ],
  ['a set that is left apart', { procedure: 'leave-parallel', owed: [cable] }, undefined],
]);

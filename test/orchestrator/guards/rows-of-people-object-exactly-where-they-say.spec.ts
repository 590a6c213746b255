import type { FactValue } from '../../../src/orchestrator';
import { APART, type Case, type Facts, JOINED, saysExactly, told, type Told } from './row-alone';

const MINUTE = 60_000;
const TAGS = ['S1', 'S2', 'S3'];
const each = (what: string, value: FactValue | Told): Facts =>
  Object.fromEntries(TAGS.map((tag) => [`${tag}/${what}`, value]));

const PARKED: Facts = {
  'inverter/INV1': 'parked',
  'inverter/INV1/watts': 0,
  'source/PV1': 'off',
  'source/AC1': 'off',
  'source/GEN1': 'off',
};
const AMPS = (tags: readonly string[]): readonly string[] => [
  'site/waited/amps',
  ...tags.map((tag) => `${tag}/amps`),
  ...TAGS.map((tag) => `${tag}/amps-again`),
];
const still: Facts = { ...PARKED, ...each('amps', 0), ...each('amps-again', 0) };
const OFF: Facts = each('power', 'off');
const withLimit = (volts: number | null): Case['site'] => ({
  joinLimit: volts === null ? null : { volts, standing: 'stated', source: 'test' },
});
const acceptVolts: Case = { at: { step: 'accept-volts' } };
const volts = (a: FactValue | Told, b: FactValue | Told, c: FactValue | Told): Facts => ({
  'S1/volts': a,
  'S2/volts': b,
  'S3/volts': c,
});
const switchOn = (stack: string): Case['at'] => ({ step: 'switch-on', stack });
const voltageClass =
  (value: object): Case['plan'] =>
  (plan) => ({
    ...plan,
    slice: { ...plan.slice, voltageClass: value as never },
  });

saysExactly('SI-01 danger', [
  ['nobody told of danger', {}, undefined],
  ['somebody did', { run: { danger: { what: 'smoke', at: {} as never } } }, { id: 'hold.danger' }],
]);

saysExactly('SI-07 lowVoltage', [
  ['a stated class of 56 V', {}, undefined],
  [
    'exactly the limit',
    { plan: voltageClass({ standing: 'stated', value: { nominalVolts: 48, maximumVolts: 60 } }) },
    undefined,
  ],
  [
    'a volt above it',
    { plan: voltageClass({ standing: 'stated', value: { nominalVolts: 48, maximumVolts: 61 } }) },
    { id: 'hold.high-voltage' },
  ],
  [
    'low, but only by a guess',
    { plan: voltageClass({ standing: 'inferred', value: { nominalVolts: 48, maximumVolts: 56 } }) },
    { id: 'hold.high-voltage' },
  ],
]);

saysExactly('SI-02 noCurrent', [
  ['parked, every source off, no current', { facts: still }, undefined],
  [
    'the inverter runs',
    { facts: { ...still, 'inverter/INV1': 'running' } },
    { id: 'hold.not-parked', params: { what: 'INV1' }, reask: ['inverter/INV1'] },
  ],
  ['a hundred watts', { facts: { ...still, 'inverter/INV1/watts': -100 } }, undefined],
  [
    'more than a hundred watts, backwards',
    { facts: { ...still, 'inverter/INV1/watts': -101 } },
    { id: 'hold.inverter-pushes', params: { what: 'INV1' }, reask: ['inverter/INV1', 'inverter/INV1/watts'] },
  ],
  ['watts that nobody read', { facts: { ...still, 'inverter/INV1/watts': null } }, undefined],
  [
    'two sources on',
    { facts: { ...still, 'source/PV1': 'on', 'source/GEN1': null } },
    { id: 'hold.source-on', params: { what: 'PV1, GEN1' }, reask: ['source/PV1', 'source/GEN1'] },
  ],
  ['as much current as the profile calls quiet', { facts: { ...still, 'S2/amps': -1, 'S3/amps-again': 1 } }, undefined],
  [
    'more at the first reading of one, at the second of another',
    { facts: { ...still, 'S2/amps': -1.1, 'S3/amps-again': 1.1 } },
    { id: 'hold.current-flows', params: { stacks: 'S2, S3', amps: 1 }, reask: AMPS(['S2', 'S3']) },
  ],
  [
    'a stack that nobody read',
    { facts: { ...still, 'S1/amps': null } },
    { id: 'hold.current-flows', params: { stacks: 'S1', amps: 1 }, reask: AMPS(['S1']) },
  ],
]);

const waited = (seconds: FactValue): Facts => ({
  ...each('amps', 0),
  'site/waited/amps': seconds,
  ...each('amps-again', 0),
});
const near = (stacks: readonly string[]) => ({
  id: 'hold.readings-too-near',
  params: { stacks: stacks.join(', ') },
  reask: AMPS(stacks),
});
saysExactly('SI-02 twoReadings', [
  ['a minute lies between both readings of each stack', { facts: waited(60) }, undefined],
  ['59 seconds', { facts: waited(59) }, near(TAGS)],
  ['a wait that nobody counted', { facts: waited(null) }, near(TAGS)],
  ['no wait', { facts: { ...each('amps', 0), ...each('amps-again', 0) } }, near(TAGS)],
  ['never read again', { facts: { ...each('amps', 0), 'site/waited/amps': 60 } }, near(TAGS)],
  [
    'a first reading after the wait',
    {
      facts: {
        'S1/amps': 0,
        'S3/amps': 0,
        'site/waited/amps': 60,
        'S2/amps': 0,
        'S1/amps-again': 0,
        'S2/amps-again': 0,
        'S3/amps-again': 0,
      },
    },
    near(['S2']),
  ],
  [
    'a second reading before it',
    {
      facts: {
        'S1/amps': 0,
        'S2/amps': 0,
        'S3/amps': 0,
        'S3/amps-again': 0,
        'site/waited/amps': 60,
        'S1/amps-again': 0,
        'S2/amps-again': 0,
      },
    },
    near(['S3']),
  ],
]);

saysExactly('SI-44 ampsFresh', [
  ['ten minutes', { facts: each('amps-again', told(0, { ago: 10 * MINUTE })) }, undefined],
  [
    'on a training site at sixty times the pace, eleven seconds',
    { plan: (plan) => ({ ...plan, pace: 60 }), facts: { 'S2/amps-again': told(0, { ago: 11_000 }) } },
    { id: 'hold.reading-old', params: { stacks: 'S2' }, reask: ['S2/amps-again'], stale: true },
  ],
  ['never read', {}, undefined],
  [
    'a millisecond more at one stack',
    { facts: { ...each('amps-again', 0), 'S2/amps-again': told(0, { ago: 10 * MINUTE + 1 }) } },
    { id: 'hold.reading-old', params: { stacks: 'S2' }, reask: ['S2/amps-again'], stale: true },
  ],
]);

saysExactly('SI-03 locked', [
  ['every breaker has its lock', { facts: { 'site/locks': 1 } }, undefined],
  [
    'none has',
    { facts: { 'site/locks': 0 } },
    { id: 'hold.locks-missing', params: { found: 0 }, reask: ['site/locks'] },
  ],
  ['nobody counted', {}, { id: 'hold.locks-missing', params: { found: 'no' }, reask: ['site/locks'] }],
  ['closed, and never locked', { facts: { 'site/breakers-closed': 1 } }, undefined],
  ['closed again since', { facts: { 'site/locks': 0, 'site/breakers-closed': 1 } }, undefined],
  [
    'closed before',
    { facts: { 'site/breakers-closed': 1, 'site/locks': 0 } },
    { id: 'hold.locks-missing', params: { found: 0 }, reask: ['site/locks'] },
  ],
]);

saysExactly('SI-04 onlyOneOn', [
  ['the others are off', { at: switchOn('S2'), facts: { ...APART, ...OFF, 'S2/power': 'on' } }, undefined],
  [
    'one of them is on, one was never seen',
    { at: switchOn('S2'), facts: { ...APART, 'S1/power': 'on' } },
    {
      id: 'hold.another-is-on',
      params: { stacks: 'S1, S3' },
      reask: ['@S1/switch-off', '@S3/switch-off'],
    },
  ],
  [
    'the cables were plugged and pulled again',
    { at: switchOn('S2'), facts: { 'site/links-plugged': 2, ...APART, ...OFF, 'S1/power': 'on' } },
    { id: 'hold.another-is-on', params: { stacks: 'S1' }, reask: ['@S1/switch-off'] },
  ],
  [
    'the cables were plugged, and nobody counted them in the hand',
    { at: switchOn('S2'), facts: { 'site/links-plugged': 2, 'S1/power': 'on' } },
    undefined,
  ],
  ['the set is joined', { at: switchOn('S2'), facts: { 'S1/power': 'on', 'S3/power': 'on' } }, undefined],
  [
    'each has its own disconnect',
    { site: { dcJoin: 'perStackDisconnect' }, at: switchOn('S2'), facts: { ...APART, 'S1/power': 'on' } },
    undefined,
  ],
]);

const meters = (a: string, b: string, c: string): Facts => ({ 'S1/meter': a, 'S2/meter': b, 'S3/meter': c });
saysExactly('SI-05 voltsKnown', [
  ['nobody else is on and nothing is judged', { at: switchOn('S1'), facts: OFF }, undefined],
  [
    'another is on',
    { at: switchOn('S1'), facts: { ...OFF, 'S3/power': 'on' } },
    { id: 'hold.volts-missing', params: { stacks: 'S1, S2, S3' }, redo: true },
  ],
  [
    'one stack alone has no spread',
    { ...acceptVolts, procedure: 'single-stack-update', site: { stacks: 1 } },
    undefined,
  ],
  [
    'no limit is known',
    { ...acceptVolts, site: withLimit(null) },
    { id: 'hold.no-join-limit', reask: ['site/join-limit'] },
  ],
  [
    'a limit entered on this run',
    {
      ...acceptVolts,
      site: withLimit(0.1),
      facts: { 'site/join-limit': 1, ...volts(51, 51.5, 52), ...meters('A', 'A', 'A') },
    },
    undefined,
  ],
  [
    'a limit that the product states',
    {
      ...acceptVolts,
      site: withLimit(null),
      plan: (plan) => ({
        ...plan,
        slice: {
          ...plan.slice,
          matching: { ...plan.slice.matching, maxDeltaVolts: { value: 0.1, standing: 'stated', source: 'test' } },
        },
      }),
      facts: volts(51, 51, 51.2),
    },
    { id: 'hold.volts-apart', params: { spread: 0.2, limit: 0.1, low: 'S1' }, redo: true },
  ],
  [
    'judged while all are off again',
    { ...acceptVolts, facts: OFF },
    { id: 'hold.volts-missing', params: { stacks: 'S1, S2, S3' }, redo: true },
  ],
  [
    'two stacks',
    { ...acceptVolts, site: { stacks: 2 } },
    { id: 'hold.volts-missing', params: { stacks: 'S1, S2' }, redo: true },
  ],
  ['exactly the limit', { ...acceptVolts, facts: volts(51, 51.2, 51.5) }, undefined],
  [
    'more than it',
    { ...acceptVolts, facts: volts(51.2, 51, 51.501) },
    { id: 'hold.volts-apart', params: { spread: 0.501, limit: 0.5, low: 'S2' }, redo: true },
  ],
  [
    'a click is no measurement',
    { ...acceptVolts, facts: volts(51, told(51, { evidence: ['E0'] }), told(51, { evidence: ['E2p'] })) },
    { id: 'hold.volts-missing', params: { stacks: 'S2, S3' }, redo: true },
  ],
  [
    'read by the machine, directly or not',
    { ...acceptVolts, facts: volts(told(51, { evidence: ['E4'] }), told(51, { evidence: ['E3'] }), 51) },
    undefined,
  ],
  [
    'a reading that is no number',
    { ...acceptVolts, facts: volts(51, '51', null) },
    { id: 'hold.volts-missing', params: { stacks: 'S2, S3' }, redo: true },
  ],
  [
    'two meters',
    { ...acceptVolts, facts: { ...volts(51, 51, 51), ...meters('Fluke', 'Fluke', 'Benning') } },
    { id: 'hold.mixed-meters', redo: true },
  ],
  [
    'one meter, written in two ways',
    { ...acceptVolts, facts: { ...volts(51, 51, 51), ...meters('Fluke', 'FLUKE', 'fluke') } },
    undefined,
  ],
  [
    'two that were on and gave none',
    { ...acceptVolts, facts: volts(10, 10.1, -0.2) },
    { id: 'hold.no-volts', params: { stacks: 'S1, S3' }, redo: true },
  ],
  ['one hour', { ...acceptVolts, facts: volts(told(51, { ago: 60 * MINUTE }), 51, 51) }, undefined],
  [
    'a millisecond more from the first to the last',
    { ...acceptVolts, facts: volts(told(51, { ago: 70 * MINUTE + 1 }), 51, told(51, { ago: 10 * MINUTE })) },
    { id: 'hold.volts-old', redo: true, stale: true },
  ],
  [
    'read from the last stack to the first',
    {
      ...acceptVolts,
      facts: { 'S3/volts': told(51, { ago: 61 * MINUTE }), 'S2/volts': 51, 'S1/volts': 51 },
    },
    { id: 'hold.volts-old', redo: true, stale: true },
  ],
  [
    'the last one only',
    { ...acceptVolts, facts: volts(told(51, { ago: 61 * MINUTE }), told(51, { ago: 61 * MINUTE }), 51) },
    { id: 'hold.volts-old', redo: true, stale: true },
  ],
  [
    'on a training site at sixty times the pace, a minute and a second',
    { ...acceptVolts, plan: (plan) => ({ ...plan, pace: 60 }), facts: volts(told(51, { ago: 61_000 }), 51, 51) },
    { id: 'hold.volts-old', redo: true, stale: true },
  ],
  [
    'the whole set long ago, in one window',
    { ...acceptVolts, facts: each('volts', told(51, { ago: 600 * MINUTE })) },
    undefined,
  ],
]);

/** Measured so long ago, the cables back in. */
const plugged = (minutes: number, more: Facts = {}): Case => ({
  at: switchOn('S2'),
  facts: {
    'S1/volts': told(51, { ago: (minutes + 30) * MINUTE }),
    'S2/volts': told(51, { ago: (minutes + 20) * MINUTE }),
    'S3/volts': told(51, { ago: minutes * MINUTE }),
    'site/links-plugged': 2,
    ...more,
  },
});
const tooLongAgo = { id: 'hold.volts-from-before', redo: true, stale: true } as const;
saysExactly('SI-05 voltsFresh', [
  ['an hour after the last one', plugged(60), undefined],
  ['more than that', plugged(61), tooLongAgo],
  ['never measured', { at: switchOn('S2'), facts: { 'site/links-plugged': 2 } }, undefined],
  ['the cables are out', plugged(61, { 'site/links-in-hand': 2 }), undefined],
  ['two stacks', { ...plugged(61), site: { stacks: 2 } }, tooLongAgo],
  [
    'the last one was another than the last of the set',
    {
      at: switchOn('S2'),
      facts: {
        ...{ 'S3/volts': told(51, { ago: 70 * MINUTE }), 'S2/volts': told(51, { ago: 70 * MINUTE }) },
        ...{ 'S1/volts': told(51, { ago: 30 * MINUTE }), 'site/links-plugged': 2 },
      },
    },
    undefined,
  ],
  [
    'amps of before the volts are no newer proof, and no older one',
    {
      at: switchOn('S2'),
      facts: {
        ...each('amps', told(0, { ago: 90 * MINUTE })),
        ...each('volts', told(51, { ago: 30 * MINUTE })),
        'site/links-plugged': 2,
      },
    },
    undefined,
  ],
  ['a stack alone', { ...plugged(61), procedure: 'single-stack-update', site: { stacks: 1 } }, undefined],
  ['all on together since', plugged(61, { 'S3/amps': 0, 'S2/amps': 0, 'S1/amps': 0 }), undefined],
  ['not all of them', plugged(61, { 'S3/amps': 0, 'S2/amps': 0 }), tooLongAgo],
  ['the amps of one not seen', plugged(61, { 'S3/amps': 0, 'S2/amps': 0, 'S1/amps': null }), tooLongAgo],
]);

saysExactly('SI-05 noCurrentAfterJoin', [
  ['no current', { facts: { ...JOINED, ...each('power', 'on'), ...each('amps', 5) } }, undefined],
  [
    'current between two',
    { facts: { ...JOINED, ...each('power', 'on'), 'S1/amps': 5.1, 'S2/amps': -5.1, 'S3/amps': 0 } },
    { id: 'hold.current-between-stacks', params: { stacks: 'S1, S2' } },
  ],
  ['a stack that is off', { facts: { ...JOINED, 'S1/power': 'off', 'S1/amps': 50 } }, undefined],
  ['the cables are out', { facts: { ...APART, 'S1/power': 'on', 'S1/amps': 50 } }, undefined],
  ['a demand was set', { facts: { ...JOINED, 'site/demand': 'charge', 'S1/power': 'on', 'S1/amps': 50 } }, undefined],
  [
    'nobody could read it since it is on',
    { facts: { ...JOINED, 'S1/power': 'on', 'S1/amps': null, 'S2/power': 'on', 'S2/amps': null } },
    { id: 'hold.amps-not-read', params: { stacks: 'S1, S2' }, reask: ['S1/amps', 'S2/amps'] },
  ],
  ['on, and not asked yet', { facts: { ...JOINED, 'S1/power': 'on' } }, undefined],
  ['nobody could read it before', { facts: { ...JOINED, 'S1/amps': null, 'S1/power': 'on' } }, undefined],
  [
    'a profile that calls more quiet',
    {
      plan: (plan) => ({
        ...plan,
        slice: { ...plan.slice, quietAmps: { ...plan.slice.quietAmps, value: 8 } as never },
      }),
      facts: { ...JOINED, 'S1/power': 'on', 'S1/amps': 7 },
    },
    undefined,
  ],
]);

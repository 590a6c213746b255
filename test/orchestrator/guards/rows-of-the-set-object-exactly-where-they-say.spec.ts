import {
  APART,
  type Case,
  type Facts,
  FOUND,
  JOINED,
  obligation,
  saysExactly,
  told,
  withoutAddressBank,
} from './row-alone';

const at = (stack: string, step = 'switch-on'): Case['at'] => ({ step, stack });
const passed: Facts = { 'S1/passed': true, 'S2/passed': true, 'S3/passed': true };
const same: Facts = { 'S1/after/main102': ['2'], 'S2/after/main102': ['2'], 'S3/after/main102': ['2'] };
const wayBack = 'restore' as never;
const versionsOpen = [obligation({ id: 'versions', kind: 'versions', original: null, status: 'open' })];
const oneRead: Facts = {
  'S1/before/moduleGen3': ['2', '2'],
  'S2/before/moduleGen3': null,
  'S3/before/moduleGen3': ['2'],
};
saysExactly('SI-35 modulesRead', [
  ['an update: what was passed was read', { facts: oneRead, owed: versionsOpen }, undefined],
  ['on the way back, and no earlier run wrote', { run: { wayBack }, facts: oneRead }, undefined],
  [
    'all were read',
    { run: { wayBack }, facts: { ...oneRead, 'S2/before/moduleGen3': ['2'] }, owed: versionsOpen },
    undefined,
  ],
  [
    'an earlier run wrote, and nobody read the modules of one stack',
    { run: { wayBack }, facts: oneRead, owed: versionsOpen },
    { id: 'hold.modules-unread', params: { component: 'moduleGen3', versions: '2 / ? / 2' } },
  ],
  [
    'the same, and everything is to be put back',
    { procedure: 'restore-only', facts: oneRead, owed: versionsOpen },
    { id: 'hold.modules-unread', params: { component: 'moduleGen3', versions: '2 / ? / 2' } },
  ],
  [
    'what was read is of two versions: another row says so',
    { run: { wayBack }, facts: { ...oneRead, 'S3/before/moduleGen3': ['1'] }, owed: versionsOpen },
    undefined,
  ],
]);
saysExactly('SI-35 membersPassed', [
  ['all passed, all the same', { facts: { ...passed, ...same } }, undefined],
  [
    'two did not pass',
    { facts: { ...same, 'S1/passed': true, 'S2/passed': null } },
    { id: 'hold.not-passed', params: { stacks: 'S2, S3' } },
  ],
  [
    'one that is written: other rows say so',
    { facts: { ...same, 'S1/passed': true, 'S2/flash': 'writing', 'S3/passed': true } },
    undefined,
  ],
  [
    'an update that wrote, and left one board of another version',
    { facts: { ...passed, ...same, 'S2/after/main102': ['1'], 'S2/flash': 'ended' } },
    { id: 'hold.versions-differ', params: { component: 'main102', versions: '2 / 1 / 2' } },
  ],
  [
    'one board of another version',
    { facts: { ...passed, ...same, 'S2/after/main102': ['1'] } },
    { id: 'hold.versions-differ', params: { component: 'main102', versions: '2 / 1 / 2' } },
  ],
  [
    'one board that nobody could read',
    { facts: { ...passed, ...same, 'S3/after/main102': null } },
    { id: 'hold.versions-differ', params: { component: 'main102', versions: '2 / 2 / ?' } },
  ],
  [
    'on the way back nobody has to pass, but an update was begun',
    { run: { wayBack }, facts: { ...same, 'S2/after/main102': ['1'], 'S2/flash': 'ended' } },
    { id: 'hold.half-updated', params: { component: 'main102', versions: '2 / 1 / 2' } },
  ],
  [
    'on the way back nothing was written: it goes back as it was',
    { run: { wayBack }, facts: { ...same, 'S2/after/main102': ['1'] } },
    undefined,
  ],
  [
    'restored after a run that wrote some of them',
    { procedure: 'restore-only', facts: { ...same, 'S2/after/main102': ['1'] }, owed: versionsOpen },
    { id: 'hold.half-updated', params: { component: 'main102', versions: '2 / 1 / 2' } },
  ],
  [
    'restored after that was settled',
    {
      procedure: 'restore-only',
      facts: { ...same, 'S2/after/main102': ['1'] },
      owed: versionsOpen.map((one) => ({ ...one, status: 'left' as const })),
    },
    undefined,
  ],
  [
    'a procedure in which nobody passes',
    { procedure: 'join-parallel', facts: { ...same, 'S2/after/main102': ['1'] } },
    { id: 'hold.versions-differ', params: { component: 'main102', versions: '2 / 1 / 2' } },
  ],
]);

const gap = (stack: string) => ({
  id: 'hold.gap-too-short',
  params: { seconds: 10 },
  reask: [`${stack}/waited/gap`],
});
const lit = (ago: number, boot?: string) => told('on', { ago, ...(boot === undefined ? {} : { boot }) });
/** Joined again, and those that come on last are dark. */
const DARK = { ...JOINED, 'S1/power': 'off', 'S2/power': 'off' };
saysExactly('SI-37 powerOrder', [
  ['the last of the set is switched on first', { at: at('S3'), facts: DARK }, undefined],
  [
    'the master before the others',
    { at: at('S1'), facts: { ...JOINED, 'S3/power': 'off' } },
    { id: 'hold.power-on-order', params: { stack: 'S1', first: 'S3' } },
  ],
  [
    'one in between is half on',
    { at: at('S1'), facts: { ...JOINED, 'S3/power': 'on', 'S2/power': 'half-on' } },
    { id: 'hold.power-on-order', params: { stack: 'S1', first: 'S2' } },
  ],
  [
    'one that comes after it is on already',
    { at: at('S3'), facts: { ...JOINED, 'S2/power': 'on', 'S1/power': 'on' } },
    {
      id: 'hold.power-on-order',
      params: { stack: 'S2', first: 'S3' },
      reask: ['@S2/switch-off', '@S1/switch-off'],
    },
  ],
  [
    'nobody knows of one that comes after it',
    { at: at('S3'), facts: { ...DARK, 'S2/power': null } },
    { id: 'hold.power-on-order', params: { stack: 'S2', first: 'S3' }, reask: ['@S2/switch-off'] },
  ],
  [
    'one that comes after it is half on',
    { at: at('S2'), facts: { ...DARK, 'S3/power': lit(10_000), 'S1/power': 'half-on' } },
    { id: 'hold.power-on-order', params: { stack: 'S1', first: 'S2' }, reask: ['@S1/switch-off'] },
  ],
  ['apart there is no order', { at: at('S1'), facts: APART }, undefined],
  ['a step of the site', { facts: JOINED }, undefined],
  ['one stack alone', { procedure: 'restore-only', site: { stacks: 1 }, at: at('S1') }, undefined],
  ['ten seconds', { at: at('S2'), facts: { ...DARK, 'S3/power': lit(10_000) } }, undefined],
  ['a millisecond less', { at: at('S2'), facts: { ...DARK, 'S3/power': lit(9_999) } }, gap('S3')],
  [
    'the gap runs from the stack that came on last',
    { at: at('S1'), facts: { ...JOINED, 'S2/power': lit(20_000), 'S3/power': lit(1000) } },
    gap('S3'),
  ],
  [
    'the stack that came on last is not the last of the order',
    { at: at('S1'), facts: { ...JOINED, 'S3/power': lit(20_000), 'S2/power': lit(1000) } },
    gap('S2'),
  ],
  ['two stacks', { site: { stacks: 2 }, at: at('S1'), facts: { ...JOINED, 'S2/power': lit(9_999) } }, gap('S2')],
  [
    'on a training site at ten times the pace, a second',
    { plan: (plan) => ({ ...plan, pace: 10 }), at: at('S2'), facts: { ...DARK, 'S3/power': lit(1000) } },
    undefined,
  ],
  [
    'a wait that ran to its end, though the wall was short of it',
    {
      at: at('S2'),
      facts: { ...DARK, 'S3/power': lit(12_000), 'S3/waited/gap': told(10, { ago: 2_000 }) },
    },
    undefined,
  ],
  [
    'a wait of before the power-on',
    { at: at('S2'), facts: { ...DARK, 'S3/waited/gap': told(10, { ago: 9_000 }), 'S3/power': lit(9_000) } },
    gap('S3'),
  ],
  [
    'a wait that was too short',
    { at: at('S2'), facts: { ...DARK, 'S3/power': lit(9_000), 'S3/waited/gap': told(9, { ago: 0 }) } },
    gap('S3'),
  ],
  [
    'a wait that says ten and took nine',
    { at: at('S2'), facts: { ...DARK, 'S3/power': lit(9_000), 'S3/waited/gap': 10 } },
    gap('S3'),
  ],
  [
    'across a restart a whole wait counts',
    { monoMs: 1000, at: at('S2'), facts: { ...DARK, 'S3/power': lit(0, 'earlier'), 'S3/waited/gap': 10 } },
    undefined,
  ],
  [
    'across a restart a short wait does not',
    { monoMs: 1000, at: at('S2'), facts: { ...DARK, 'S3/power': lit(0, 'earlier'), 'S3/waited/gap': 9 } },
    gap('S3'),
  ],
  [
    'nor does a wait of before the power-on',
    {
      monoMs: 1000,
      at: at('S2'),
      facts: { ...DARK, 'S3/waited/gap': told(10, { boot: 'earlier' }), 'S3/power': lit(0) },
    },
    gap('S3'),
  ],
  [
    'a wait of exactly ten seconds of before the restart counts',
    {
      monoMs: 1000,
      at: at('S2'),
      facts: {
        ...DARK,
        'S3/power': lit(12_000, 'earlier'),
        'S3/waited/gap': told(10, { ago: 2_000, boot: 'earlier' }),
      },
    },
    undefined,
  ],
  [
    'on a training site at ten times the pace a wait of a second counts as ten',
    {
      ...{ plan: (plan) => ({ ...plan, pace: 10 }), monoMs: 50, at: at('S2') },
      facts: {
        ...DARK,
        'S3/power': lit(1_200, 'earlier'),
        'S3/waited/gap': told(10, { ago: 200, boot: 'earlier' }),
      },
    },
    undefined,
  ],
  [
    'across a restart the time since it counts for sure: ten seconds',
    { monoMs: 10_000, at: at('S2'), facts: { ...DARK, 'S3/power': lit(0, 'earlier') } },
    undefined,
  ],
  [
    'and a millisecond less, however long ago the power-on was',
    { monoMs: 9_999, at: at('S2'), facts: { ...DARK, 'S3/power': lit(3_600_000, 'earlier') } },
    gap('S3'),
  ],
  [
    'another gap in the profile',
    {
      plan: (plan) => ({
        ...plan,
        slice: {
          ...plan.slice,
          powerOn: { ...plan.slice.powerOn, gapSeconds: { value: 20, standing: 'stated', source: 'test' } },
        },
      }),
      at: at('S2'),
      facts: { ...DARK, 'S3/power': lit(19_999) },
    },
    { ...gap('S3'), params: { seconds: 20 } },
  ],
]);

const masters = (...stacks: readonly string[]) => ({
  id: 'hold.two-masters',
  params: { stacks: stacks.join(', ') },
  reask: stacks.flatMap((tag) => [`${tag}/ADDR_SET/moved`, `${tag}/ADDR_SET`]),
});
saysExactly('SI-38 oneMaster', [
  ['one master', { at: at('S1'), facts: { ...JOINED, ...FOUND, 'S2/power': 'on' } }, undefined],
  [
    'another master is on',
    { at: at('S2'), facts: { ...JOINED, ...FOUND, 'S1/power': 'on', 'S2/ADDR_SET': '100000' } },
    masters('S1', 'S2'),
  ],
  [
    'another master is dark',
    { at: at('S2'), facts: { ...JOINED, ...FOUND, 'S1/power': 'off', 'S2/ADDR_SET': '100000' } },
    undefined,
  ],
  [
    'apart each may be one',
    { at: at('S2'), facts: { ...APART, ...FOUND, 'S1/power': 'on', 'S2/ADDR_SET': '100000' } },
    undefined,
  ],
  [
    'a product without switches for it',
    { plan: withoutAddressBank, at: at('S2'), facts: { ...JOINED, 'S1/power': 'on' } },
    undefined,
  ],
]);

saysExactly('SI-35 linksBack', [
  ['nobody counted yet', {}, undefined],
  ['all back', { facts: { 'site/links-plugged': 2 } }, undefined],
  [
    'one short',
    { facts: { 'site/links-plugged': 1 } },
    { id: 'hold.links-not-back', params: { found: 1 }, reask: ['site/links-plugged'] },
  ],
  [
    'not seen',
    { facts: { 'site/links-plugged': null } },
    { id: 'hold.links-not-back', params: { found: '?' }, reask: ['site/links-plugged'] },
  ],
]);

const counted = (first: number | null, again: number | null, name: string, stack: string): Facts => ({
  [`${stack}/${name}`]: first,
  [`${stack}/${name}-again`]: again,
});
const ofTheSet: Case['at'] = { params: { counted: 'set' } };
saysExactly('SI-39 countIsN', [
  ['the set counts three, twice', { at: ofTheSet, facts: counted(3, 3, 'count-set', 'S1') }, undefined],
  [
    'the set counts two, twice',
    { at: ofTheSet, facts: counted(2, 2, 'count-set', 'S1') },
    { id: 'hold.count-set', params: { found: 2, stack: 'S1' }, redo: true },
  ],
  [
    'once three, once two',
    { at: ofTheSet, facts: counted(3, 2, 'count-set', 'S1') },
    {
      id: 'hold.counts-differ',
      params: { first: 3, again: 2 },
      reask: ['S1/count-set', 'S1/count-set-again'],
    },
  ],
  [
    'once two, once three',
    { at: ofTheSet, facts: counted(2, 3, 'count-set', 'S1') },
    {
      id: 'hold.counts-differ',
      params: { first: 2, again: 3 },
      reask: ['S1/count-set', 'S1/count-set-again'],
    },
  ],
  [
    'read once',
    { at: ofTheSet, facts: counted(null, 3, 'count-set', 'S1') },
    {
      id: 'hold.counts-differ',
      params: { first: '?', again: 3 },
      reask: ['S1/count-set', 'S1/count-set-again'],
    },
  ],
  ['never read', { at: ofTheSet }, { id: 'hold.count-set', params: { found: '?', stack: 'S1' }, redo: true }],
  [
    'a stack alone counts one',
    { at: { stack: 'S2', params: { counted: 'alone' } }, facts: counted(1, 1, 'count-alone', 'S2') },
    undefined,
  ],
  [
    'a stack alone counts three',
    { at: { stack: 'S2', params: { counted: 'alone' } }, facts: counted(3, 3, 'count-alone', 'S2') },
    { id: 'hold.count-alone', params: { found: 3, stack: 'S2' }, redo: true },
  ],
  [
    'nobody saw the detection begin',
    { at: ofTheSet, facts: { 'S1/mode': null, ...counted(3, 3, 'count-set', 'S1') } },
    {
      id: 'hold.mode-not-seen',
      params: { stack: 'S1' },
      reask: ['S1/mode', 'S1/count-set', 'S1/count-set-again'],
    },
  ],
]);

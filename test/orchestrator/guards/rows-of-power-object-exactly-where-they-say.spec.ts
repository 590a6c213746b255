import type { Plan } from '../../../src/orchestrator';
import { type Case, contextFor, type Facts, saysExactly, told } from './row-alone';

const OFF: Facts = { 'S1/power': 'off', 'S2/power': 'off', 'S3/power': 'off' };
const switchOn = (stack: string): Case['at'] => ({ step: 'switch-on', stack });
const fedBy =
  (feeds: Plan['site']['feeds']): Case['plan'] =>
  (plan) => ({ ...plan, site: { ...plan.site, feeds } });

saysExactly('SI-12 dark', [
  ['every stack is off', { facts: OFF }, undefined],
  [
    'one is lit, one was never seen: a step of the site',
    { facts: { 'S1/power': 'on', 'S2/power': 'off' } },
    { id: 'hold.still-lit', params: { stacks: 'S1, S3' }, reask: ['@S1/switch-off', '@S3/switch-off'] },
  ],
  [
    'one is lit with zeros',
    { facts: { ...OFF, 'S1/power': 'on', 'S2/power': 'half-on' } },
    { id: 'hold.lit-with-zeros', params: { stacks: 'S1, S2' }, reask: ['@S1/switch-off', '@S2/switch-off'] },
  ],
  ['a step of one stack looks at this one', { at: { stack: 'S2' }, facts: { 'S2/power': 'off' } }, undefined],
  [
    'and this one is lit',
    { at: { stack: 'S2', params: { bank: 'ADDR_SET' } }, facts: { ...OFF, 'S2/power': 'on' } },
    { id: 'hold.still-lit', params: { stacks: 'S2' }, reask: ['@S2/switch-off'] },
  ],
  [
    'a bank that is moved while the stack is on',
    { at: { stack: 'S2', params: { bank: 'INV_SET' } }, facts: { 'S2/power': 'on' } },
    undefined,
  ],
]);

saysExactly('SI-12 busbarQuiet', [
  ['not asked yet', {}, undefined],
  ['ten volts', { facts: { 'site/busbar': -10 } }, undefined],
  [
    'eleven, turned round',
    { facts: { 'site/busbar': -11 } },
    {
      id: 'hold.busbar-live',
      params: { volts: -11, limit: 10 },
      reask: ['@S1/switch-off', '@S2/switch-off', '@S3/switch-off', 'site/busbar'],
      doubts: ['S1/power', 'S2/power', 'S3/power'],
    },
  ],
  ['not read', { facts: { 'site/busbar': null } }, { id: 'hold.busbar-not-read', reask: ['site/busbar'] }],
  ['not read, and one is lit that may hold it', { facts: { 'site/busbar': null, 'S2/power': 'on' } }, undefined],
  [
    'not read, and of one nobody knows',
    { facts: { 'site/busbar': null, 'S2/power': null } },
    { id: 'hold.busbar-not-read', reask: ['site/busbar'] },
  ],
]);

const idOf = (name: string): string => contextFor({}).run.plan.steps.find(({ step }) => step === name)?.id ?? '';
const [BREAKERS, FEEDS] = [idOf('open-and-lock-breakers'), idOf('check-feeds')];
const FIRST = contextFor({}).run.plan.steps[0]?.id ?? '';
const lostAt = (stepId: string): Facts => ({ 'site/feeds': told('lost', { stepId }) });

saysExactly('SI-33 feeds', [
  ['nothing hangs on the battery, and nobody looked yet', {}, undefined],
  [
    'the host and the updater hang on it, or nobody knows',
    { plan: fedBy({ host: 'backup-panel', network: 'grid', updater: 'unknown' }) },
    { id: 'hold.feed-is-switched-off', params: { what: 'host, updater' } },
  ],
  ['still on', { facts: { 'site/feeds': 'on' } }, undefined],
  ['lost', { facts: { 'site/feeds': 'lost' } }, { id: 'hold.feed-lost', reask: ['site/feeds'] }],
  ['not seen', { facts: { 'site/feeds': null } }, { id: 'hold.feeds-not-seen', reask: ['site/feeds'] }],
  ['lost, and on the way back', { facts: { 'site/feeds': 'lost' }, run: { wayBack: 'switch-off' } }, undefined],
  ['lost, by a look behind this step', { at: { id: BREAKERS }, facts: lostAt(FEEDS) }, undefined],
  ['lost, by a look of this plan, at a step that is not in it', { facts: lostAt(FIRST) }, undefined],
  ['lost, by this look', { at: { id: FEEDS }, facts: lostAt(FEEDS) }, { id: 'hold.feed-lost', reask: ['site/feeds'] }],
  [
    'lost, by a look of an older plan',
    { at: { id: BREAKERS }, facts: lostAt('999-gone') },
    { id: 'hold.feed-lost', reask: ['site/feeds'] },
  ],
]);

saysExactly('SI-12 notHalfOn', [
  ['on and off', { facts: { 'S1/power': 'on', 'S2/power': 'off' } }, undefined],
  [
    'half on',
    { facts: { 'S2/power': 'half-on' } },
    { id: 'hold.half-on', params: { stacks: 'S2' }, reask: ['@S2/switch-off', '@S2/switch-on', 'S2/code'] },
  ],
]);

saysExactly('SI-12 powerSeen', [
  ['seen on', { at: { stack: 'S1' }, facts: { 'S1/power': 'on' } }, undefined],
  ['never asked', { at: { stack: 'S1' } }, undefined],
  ['a step of the site', { facts: { 'S1/power': null } }, undefined],
  [
    'nobody could see it',
    { at: { stack: 'S1' }, facts: { 'S1/power': null } },
    { id: 'hold.power-not-seen', params: { stack: 'S1' }, reask: ['S1/power'] },
  ],
]);

saysExactly('SI-12 seenDark', [
  ['off', { at: switchOn('S1'), facts: { 'S1/power': 'off' } }, undefined],
  ['a step of the site', {}, undefined],
  [
    'on',
    { at: switchOn('S1'), facts: { 'S1/power': 'on' } },
    { id: 'hold.not-seen-dark', params: { stack: 'S1' }, reask: ['@S1/switch-off'] },
  ],
]);

saysExactly('SI-13 litTheRightOne', [
  ['the right one lit', { at: { stack: 'S1' }, facts: { 'S1/lit': 'S1' } }, undefined],
  ['nobody said which', { at: { stack: 'S1' }, facts: { 'S1/lit': null } }, undefined],
  ['a step of the site', { facts: { 'S1/lit': 'S2' } }, undefined],
  [
    'another lit',
    { at: { stack: 'S1' }, facts: { 'S1/lit': 'S2' } },
    {
      id: 'hold.wrong-stack-lit',
      params: { wanted: 'S1', found: 'S2' },
      reask: ['@S2/switch-off', '@S1/switch-on'],
    },
  ],
]);

/** The set was made smaller: its third stack was left out. */
const leavingOut: Case['plan'] = (plan) => {
  const [first, second, third] = plan.site.stacks;
  if (first === undefined || second === undefined || third === undefined) throw new Error('The site has three stacks.');
  return { ...plan, site: { ...plan.site, stacks: [first, second] }, apart: [third] };
};
saysExactly('SI-35 leftOutDark', [
  ['nothing was left out', { facts: { 'S3/power': 'on' } }, undefined],
  ['what was left out is dark', { plan: leavingOut, facts: { 'S1/power': 'on', 'S3/power': 'off' } }, undefined],
  [
    'what was left out is lit',
    { plan: leavingOut, facts: { 'S3/power': 'on' } },
    { id: 'hold.left-out-lit', params: { stacks: 'S3' }, reask: ['@S3/switch-off'] },
  ],
  [
    'what was left out was never seen',
    { plan: leavingOut },
    { id: 'hold.left-out-lit', params: { stacks: 'S3' }, reask: ['@S3/switch-off'] },
  ],
]);

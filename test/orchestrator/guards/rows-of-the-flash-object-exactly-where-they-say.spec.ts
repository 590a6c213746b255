import { type Case, type Facts, obligation, saysExactly, told } from './row-alone';

const at = (step: string, stack = 'S1'): Case['at'] => ({ step, stack });
const LIMIT_MS = 1_500_000;

const writing = (id: string, ...stacks: readonly string[]) => ({ id, params: { stacks: stacks.join(', ') } });
const startOf = (stack: string): string => `start-update/${stack}`;
/** Every start of an update has an id that says so. */
const namedStarts: Case['plan'] = (plan) => ({
  ...plan,
  steps: plan.steps.map((step) => (step.step === 'start-update' ? { ...step, id: startOf(step.stack ?? '') } : step)),
});

saysExactly('SI-24 handsOff', [
  ['nobody writes', { facts: { 'S1/flash': 'ended', 'S2/flash': 'not-started', 'S3/flash': 'torn' } }, undefined],
  [
    'one writes, one may',
    { plan: namedStarts, shown: { [startOf('S1')]: 1 }, facts: { 'S1/flash': 'writing', 'S3/flash': 'maybe' } },
    writing('hold.hands-off', 'S1', 'S3'),
  ],
  [
    'one writes that was never asked to',
    { facts: { 'S1/flash': 'writing' } },
    { ...writing('hold.hands-off', 'S1'), reask: ['S1/code'] },
  ],
  [
    'the start was shown, and nobody said what came of it',
    { plan: namedStarts, shown: { [startOf('S2')]: 5 } },
    writing('hold.hands-off', 'S2'),
  ],
  [
    'the start was shown again after the update ended',
    { plan: namedStarts, shown: { [startOf('S2')]: 5 }, facts: { 'S2/flash': 'ended' } },
    writing('hold.hands-off', 'S2'),
  ],
  [
    'the start was shown before the update ended',
    { plan: namedStarts, shown: { [startOf('S2')]: 1 }, facts: { 'S2/flash': 'ended' } },
    undefined,
  ],
  [
    'another step was shown',
    { plan: (plan) => ({ ...plan, steps: [{ ...plan.steps[0]!, id: 'x', step: 'watch-flash' }] }), shown: { x: 5 } },
    undefined,
  ],
]);

saysExactly('SI-14 nobodyElseWrites', [
  ['the one at hand may write', { at: at('start-update'), facts: { 'S1/flash': 'writing' } }, undefined],
  [
    'another writes',
    { at: at('start-update'), facts: { 'S2/flash': 'writing', 'S3/flash': 'maybe' } },
    writing('hold.another-writes', 'S2', 'S3'),
  ],
]);

const noRoute: Case['plan'] = (plan) => ({ ...plan, route: null });
const unit = obligation({ id: 'S2/unit', kind: 'unit', stack: 'S2', original: null, status: 'open' });
const brick = (stacks: string) => ({ id: 'hold.suspected-brick', params: { stacks, code: '25' } });
saysExactly('SI-25 noTornUnit', [
  ['nothing is owed', {}, undefined],
  ['units of an earlier run are torn', { owed: [unit, { ...unit, id: 'S3/unit', stack: 'S3' }] }, brick('S2, S3')],
  ['a plan without a route', { plan: noRoute, owed: [unit] }, { ...brick('S2'), params: { stacks: 'S2', code: '' } }],
  [
    'one whose LCD told that it is written is looked at again',
    { owed: [unit], facts: { 'S2/flash': 'writing' } },
    { ...brick('S2'), reask: ['S2/code'] },
  ],
  ['one was torn and is settled', { owed: [{ ...unit, status: 'discharged' }] }, undefined],
  [
    'something else is owed',
    { owed: [obligation({ id: 'S2/INV_SET', kind: 'bank', stack: 'S2', original: '001000', status: 'open' })] },
    undefined,
  ],
]);

saysExactly('SI-25 noneTorn', [
  ['each ended or writes', { facts: { 'S1/flash': 'ended', 'S2/flash': 'writing' } }, undefined],
  [
    'a plan without a route',
    { plan: noRoute, facts: { 'S1/flash': 'torn' } },
    { ...brick('S1'), params: { stacks: 'S1', code: '' } },
  ],
  ['two are torn', { facts: { 'S1/flash': 'torn', 'S3/flash': 'torn' } }, brick('S1, S3')],
]);

saysExactly('SI-24 saysItIsWhole', [
  ['says that it is whole', { facts: { 'S1/update-state': 0 } }, undefined],
  ['says nothing', {}, undefined],
  ['could not be read', { facts: { 'S1/update-state': null } }, undefined],
  [
    'says that it is half written',
    { facts: { 'S1/update-state': 1, 'S2/update-state': 0, 'S3/update-state': 5 } },
    {
      id: 'hold.half-written',
      params: { stacks: 'S1, S3' },
      reask: ['S1/update-state', 'S3/update-state'],
    },
  ],
  ['this run writes it', { facts: { 'S1/update-state': 1, 'S1/flash': 'writing' } }, undefined],
]);

const notStarted = { id: 'mean.update-does-not-start', params: { stack: 'S1' } };
saysExactly('SI-15 toolStarted', [
  ['it writes', { at: at('watch-flash'), facts: { 'S1/flash': 'writing' } }, undefined],
  [
    'it did not start',
    { at: at('watch-flash'), facts: { 'S1/flash': 'not-started' } },
    { ...notStarted, reask: ['@S1/start-update', '@S1/see-tool'] },
  ],
  [
    'it did not start, and was to be taken as ended',
    { at: at('accept-flash'), facts: { 'S1/flash': 'not-started' } },
    { ...notStarted, redo: true },
  ],
  [
    'the tool is at another stack, and that one did not start',
    { at: at('watch-flash'), facts: { 'S1/busy-on': 'S2', 'S2/flash': 'not-started' } },
    { ...notStarted, reask: ['@S1/start-update', '@S1/see-tool'] },
  ],
  [
    'the LCD of no stack of this site',
    { at: at('watch-flash'), facts: { 'S1/busy-on': 'nobody', 'S1/flash': 'not-started' } },
    { ...notStarted, reask: ['@S1/start-update', '@S1/see-tool'] },
  ],
]);

const still = { id: 'mean.still-writing', params: { stack: 'S1' } };
const looked = { reask: ['@S1/watch-flash', '@S1/see-tool'] };
saysExactly('SI-24 toolSaysEnded', [
  ['finished', { at: at('accept-flash'), facts: { 'S1/tool': 'finished' } }, undefined],
  ['failed', { at: at('accept-flash'), facts: { 'S1/tool': 'failed' } }, undefined],
  [
    'still writing, within the limit',
    { at: at('accept-flash'), facts: { 'S1/busy-on': told('S1', { ago: LIMIT_MS - 1 }), 'S1/tool': 'writing' } },
    { ...still, ...looked, stale: true },
  ],
  [
    'still writing when the limit has passed',
    { at: at('accept-flash'), facts: { 'S1/busy-on': told('S1', { ago: LIMIT_MS }), 'S1/tool': 'writing' } },
    { ...still, ...looked },
  ],
  ['nobody could see it', { at: at('accept-flash') }, { ...still, ...looked, stale: true }],
  [
    'another LCD is busy',
    { at: at('accept-flash'), facts: { 'S1/busy-on': 'S2' } },
    { id: 'mean.still-writing', params: { stack: 'S2' }, ...looked, stale: true },
  ],
]);

const anew = { reask: ['@S1/watch-flash', '@S1/see-tool', '@S1/accept-flash', 'S1/waited/hold', 'S1/code'] };
saysExactly('SI-24 writesAfterAll', [
  ['ended', { at: at('pass-stack'), facts: { 'S1/flash': 'ended' } }, undefined],
  ['another writes', { at: at('pass-stack'), facts: { 'S2/flash': 'writing' } }, undefined],
  [
    'writes again within the limit',
    { at: at('pass-stack'), facts: { 'S1/busy-on': told('S1', { ago: LIMIT_MS - 1 }), 'S1/flash': 'writing' } },
    { ...still, ...anew, stale: true },
  ],
  [
    'writes again past it',
    { at: at('pass-stack'), facts: { 'S1/busy-on': told('S1', { ago: LIMIT_MS }), 'S1/flash': 'writing' } },
    { ...still, ...anew },
  ],
]);

const ALONE: Facts = {
  ...{ 'site/links-in-hand': 2, 'S2/power': 'off', 'S3/power': 'off' },
  ...{ 'S1/power': 'on', 'S1/count-alone-again': 1 },
};
const inHand = (found: number | string) => ({
  id: 'hold.links-in-hand',
  params: { found },
  reask: ['site/links-in-hand'],
});
const countAlone = (found: number | string) => ({ id: 'hold.count-alone', params: { found, stack: 'S1' } });
const noStackDetection: Case['plan'] = (plan) => ({
  ...plan,
  slice: { ...plan.slice, detections: plan.slice.detections.filter(({ id }) => id !== 'stacks') },
});
saysExactly('SI-16 isolated', [
  ['alone, and counted so', { at: at('start-update'), facts: ALONE }, undefined],
  ['a cable short', { at: at('start-update'), facts: { ...ALONE, 'site/links-in-hand': 1 } }, inHand(1)],
  ['cables that nobody counted', { at: at('start-update') }, inHand('?')],
  [
    'another lit, another never seen',
    { at: at('start-update'), facts: { 'site/links-in-hand': 2, 'S2/power': 'half-on' } },
    {
      id: 'hold.another-is-on',
      params: { stacks: 'S2, S3' },
      reask: ['@S2/switch-off', '@S3/switch-off'],
    },
  ],
  [
    'it was never counted',
    { at: at('start-update'), facts: { 'site/links-in-hand': 2, 'S2/power': 'off', 'S3/power': 'off' } },
    countAlone('?'),
  ],
  [
    'it counts one, whenever it was switched on',
    {
      at: at('start-update'),
      facts: { 'site/links-in-hand': 2, 'S2/power': 'off', 'S3/power': 'off', 'S1/count-alone-again': 1 },
    },
    undefined,
  ],
  ['it counts two', { at: at('start-update'), facts: { ...ALONE, 'S1/count-alone-again': 2 } }, countAlone(2)],
  [
    'it was not seen counting',
    { at: at('start-update'), facts: { ...ALONE, 'S1/count-alone-again': null } },
    countAlone('?'),
  ],
  [
    'it counted before its power-on',
    {
      at: at('start-update'),
      facts: {
        ...{ 'site/links-in-hand': 2, 'S2/power': 'off', 'S3/power': 'off' },
        ...{ 'S1/count-alone-again': 1, 'S1/power': 'on' },
      },
    },
    countAlone(1),
  ],
  [
    'a product that counts no stacks',
    { plan: noStackDetection, at: at('start-update'), facts: { ...ALONE, 'S1/count-alone-again': 3 } },
    undefined,
  ],
  [
    'one stack has no cables and no count',
    { procedure: 'single-stack-update', site: { stacks: 1 }, at: at('start-update') },
    undefined,
  ],
]);

saysExactly('SI-16 cablesInHand', [
  ['not asked yet', {}, undefined],
  ['all in hand', { facts: { 'site/links-in-hand': 2 } }, undefined],
  ['one short', { facts: { 'site/links-in-hand': 1 } }, inHand(1)],
  ['not counted', { facts: { 'site/links-in-hand': null } }, inHand('?')],
  ['they are back', { facts: { 'site/links-in-hand': 1, 'site/links-plugged': 2 } }, undefined],
]);

const started: Case['at'] = at('start-update');
saysExactly('SI-15 busyOnTheRightOne', [
  ['its own LCD', { at: at('pass-stack'), facts: { 'S1/busy-on': 'S1' } }, undefined],
  ['nobody could see one', { at: at('pass-stack'), facts: { 'S1/busy-on': null } }, undefined],
  [
    'another LCD',
    { at: at('pass-stack'), facts: { 'S1/busy-on': 'S3' } },
    { id: 'hold.wrong-stack-writes', params: { wanted: 'S1', found: 'S3' } },
  ],
]);

saysExactly('SI-30 previousPassed', [
  ['nothing was begun', { at: started, facts: { 'S2/flash': 'not-started' } }, undefined],
  ['the others passed', { at: started, facts: { 'S2/flash': 'ended', 'S2/passed': true } }, undefined],
  ['it has not passed itself', { at: started, facts: { 'S1/flash': 'ended' } }, undefined],
  [
    'two others did not',
    { at: started, facts: { 'S2/flash': 'ended', 'S3/flash': 'writing', 'S3/passed': null } },
    { id: 'hold.previous-not-passed', params: { stacks: 'S2, S3' } },
  ],
  [
    'a tool wrote one in a run in which none can pass',
    { procedure: 'join-parallel', at: { step: 'switch-on', stack: 'S1' }, facts: { 'S2/flash': 'ended' } },
    undefined,
  ],
]);

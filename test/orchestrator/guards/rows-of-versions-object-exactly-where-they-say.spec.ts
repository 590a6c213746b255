import { type Case, type Facts, saysExactly } from './row-alone';

const at = (step: string, stack = 'S1'): Case['at'] => ({ step, stack });
const started: Case['at'] = at('start-update');
const READ: Facts = {
  ...{ 'S1/before/display101': ['01090'], 'S1/before/main102': ['04001'], 'S1/before/bms100': ['02001'] },
  'S1/before/moduleGen3': ['03040', '03040'],
};
const DISPLAY = 'Display board 101 ("EMS" in 2023)';
const MODULE = 'Battery module, Gen 3';
const lower = (id: string, part: string, component: string, more: object = {}) => ({
  id,
  params: { stack: 'S1', part, ...more },
  reask: [`S1/before/${component}`],
  redo: true as const,
});
const without = (key: string): Facts => Object.fromEntries(Object.entries(READ).filter(([name]) => name !== key));
const withModules =
  (...generations: readonly string[]): Case['plan'] =>
  (plan) => {
    const modules = generations.map((generation) => ({ generation, capacityKwh: 4.8 }));
    return { ...plan, site: { ...plan.site, stacks: plan.site.stacks.map((one) => ({ ...one, modules })) } };
  };
saysExactly('SI-22 notLower', [
  ['each is older than the target', { at: started, facts: READ }, undefined],
  ['each is the target already', { at: started, facts: { ...READ, 'S1/before/main102': ['04007'] } }, undefined],
  [
    'a board nobody read',
    { at: started, facts: without('S1/before/display101') },
    lower('hold.version-not-known', DISPLAY, 'display101'),
  ],
  [
    'a board that could not be read',
    { at: started, facts: { ...READ, 'S1/before/display101': null } },
    lower('hold.version-not-known', DISPLAY, 'display101'),
  ],
  [
    'modules are read when the tool is connected',
    { at: at('connect-tool'), facts: without('S1/before/moduleGen3') },
    undefined,
  ],
  [
    'a board is read before that',
    { at: at('connect-tool'), facts: without('S1/before/main102') },
    lower('hold.version-not-known', 'Main control board 102', 'main102'),
  ],
  [
    'modules are known when the update starts',
    { at: started, facts: without('S1/before/moduleGen3') },
    lower('hold.version-not-known', MODULE, 'moduleGen3'),
  ],
  [
    'a module with a version that is no version',
    { at: started, facts: { ...READ, 'S1/before/moduleGen3': ['03040', '0000'] } },
    lower('hold.version-unreadable', MODULE, 'moduleGen3', { found: '0000' }),
  ],
  [
    'a module that is on no list',
    { at: started, facts: { ...READ, 'S1/before/moduleGen3': ['03040', '03041'] } },
    lower('hold.version-unlisted', MODULE, 'moduleGen3', { found: '03041' }),
  ],
  [
    'a target that is older than what is there',
    {
      at: started,
      plan: (plan) => ({
        ...plan,
        targets: plan.targets.map((one) => (one.component === 'main102' ? { ...one, version: '04001' } : one)),
      }),
      facts: { ...READ, 'S1/before/main102': ['04007'] },
    },
    lower('hold.would-go-back', 'Main control board 102', 'main102'),
  ],
  [
    'the whole set is brought back, as somebody decided',
    {
      at: started,
      plan: (plan) => ({
        ...plan,
        rollsBack: true,
        targets: plan.targets.map((one) => (one.component === 'main102' ? { ...one, version: '04001' } : one)),
      }),
      facts: { ...READ, 'S1/before/main102': ['04007'] },
    },
    undefined,
  ],
  [
    'the same, and a module that is on no list',
    {
      at: started,
      plan: (plan) => ({ ...plan, rollsBack: true }),
      facts: { ...READ, 'S1/before/moduleGen3': ['03040', '03041'] },
    },
    lower('hold.version-unlisted', MODULE, 'moduleGen3', { found: '03041' }),
  ],
  [
    'modules of another generation are in this stack',
    {
      at: started,
      plan: withModules('gen2'),
      facts: without('S1/before/moduleGen3'),
    },
    lower('hold.version-not-known', 'Battery module, Gen 2', 'moduleGen2'),
  ],
  [
    'the boards of a controller go by its own generation',
    { at: started, plan: withModules('gen2'), facts: { ...without('S1/before/display101') } },
    lower('hold.version-not-known', DISPLAY, 'display101'),
  ],
  [
    'a stack with modules of two generations',
    { at: started, plan: withModules('gen2', 'gen3'), facts: without('S1/before/moduleGen3') },
    lower('hold.version-not-known', MODULE, 'moduleGen3'),
  ],
  [
    'a component that the product does not have',
    {
      at: started,
      plan: (plan) => ({ ...plan, targets: [{ component: 'other', version: '1', source: 'test', date: 'test' }] }),
    },
    undefined,
  ],
  ['a step of no stack has no boards', { at: { step: 'start-update' } }, undefined],
  [
    'a gateway is no part of a stack',
    {
      at: started,
      plan: (plan) => ({ ...plan, targets: [{ component: 'skybox', version: '2.92', source: 'test', date: 'test' }] }),
    },
    undefined,
  ],
  [
    'a board of another generation of controllers',
    {
      at: started,
      plan: (plan) => ({
        ...plan,
        slice: {
          ...plan.slice,
          components: plan.slice.components.map((one) => ({
            ...one,
            generation: one.on === 'module' ? 'gen9' : 'gen2',
          })),
        },
      }),
    },
    undefined,
  ],
  [
    'a board of every generation',
    {
      at: started,
      plan: (plan) => ({
        ...plan,
        slice: { ...plan.slice, components: plan.slice.components.map((one) => ({ ...one, generation: null })) },
      }),
    },
    lower('hold.version-not-known', DISPLAY, 'display101'),
  ],
]);

const AFTER: Facts = {
  ...{ 'S1/after/display101': ['01098'], 'S1/after/main102': ['04007'], 'S1/after/bms100': ['02009'] },
  'S1/after/moduleGen3': ['03044', '03044'],
};
const DONE: Facts = { ...READ, 'S1/flash': 'ended', 'S1/waited/hold': 120, 'S1/power': 'on', ...AFTER };
const passes: Case['at'] = at('pass-stack');
const notHeld = { id: 'hold.not-held', params: { stack: 'S1', seconds: 120 }, reask: ['S1/waited/hold'] };
const other = (id: string, found: string) => ({
  id,
  params: { stack: 'S1', part: MODULE, found },
  redo: true as const,
});
saysExactly('SI-30 updated', [
  ['everything as the tool was to bring it in', { at: passes, facts: DONE }, undefined],
  [
    'nobody saw the end',
    { at: passes, facts: { ...DONE, 'S1/flash': 'writing' } },
    { id: 'hold.flash-not-seen', params: { stack: 'S1' } },
  ],
  ['held for a second less', { at: passes, facts: { ...DONE, 'S1/waited/hold': 119 } }, notHeld],
  ['not held', { at: passes, facts: { 'S1/flash': 'ended', 'S1/power': 'on', ...AFTER } }, notHeld],
  [
    'held before the end',
    { at: passes, facts: { 'S1/waited/hold': 120, 'S1/flash': 'ended', 'S1/power': 'on', ...AFTER } },
    notHeld,
  ],
  [
    'not switched on once more',
    { at: passes, facts: { 'S1/power': 'on', 'S1/flash': 'ended', 'S1/waited/hold': 120, ...AFTER } },
    { id: 'hold.no-second-start', params: { stack: 'S1' } },
  ],
  [
    'nobody said that it was switched on',
    { at: passes, facts: { 'S1/flash': 'ended', 'S1/waited/hold': 120, ...AFTER } },
    { id: 'hold.no-second-start', params: { stack: 'S1' } },
  ],
  [
    'a plan without a route holds it for no time, and starts it once',
    {
      at: passes,
      plan: (plan) => ({ ...plan, route: null }),
      facts: { 'S1/power': 'on', 'S1/flash': 'ended', 'S1/waited/hold': 0, ...AFTER },
    },
    undefined,
  ],
  [
    'where the product has no second start',
    {
      at: passes,
      plan: (plan) => ({ ...plan, route: { ...plan.route!, secondColdStart: false } }),
      facts: { 'S1/power': 'on', 'S1/flash': 'ended', 'S1/waited/hold': 120, ...AFTER },
    },
    undefined,
  ],
  [
    'a board that nobody could read',
    { at: passes, facts: { ...DONE, 'S1/after/main102': null } },
    { id: 'hold.version-not-seen', params: { stack: 'S1', part: 'Main control board 102' }, redo: true },
  ],
  [
    'a board that nobody could read, of a stack that is dark since: nothing is asked of it',
    { at: passes, facts: { ...DONE, 'S1/power': 'off', 'S1/after/main102': null } },
    { id: 'hold.version-not-seen', params: { stack: 'S1', part: 'Main control board 102' } },
  ],
  [
    'a module as it was',
    { at: passes, facts: { ...DONE, 'S1/after/moduleGen3': ['03044', '03040'] } },
    other('hold.version-unchanged', '03040'),
  ],
  [
    'a module with something else',
    { at: passes, facts: { ...DONE, 'S1/after/moduleGen3': ['03043', '03044'] } },
    other('hold.version-other', '03043'),
  ],
  [
    'a module that says nothing readable',
    { at: passes, facts: { ...DONE, 'S1/after/moduleGen3': ['03044', '0000'] } },
    other('hold.version-unreadable', '0000'),
  ],
  [
    'of which nobody knew what it was before',
    {
      at: passes,
      facts: {
        ...{ 'S1/flash': 'ended', 'S1/waited/hold': 120, 'S1/power': 'on' },
        ...{ ...AFTER, 'S1/after/moduleGen3': ['03040'] },
      },
    },
    other('hold.version-other', '03040'),
  ],
]);

import { type Case, type Facts, saysExactly, told } from './row-alone';

const MINUTE = 60_000;
const at = (step: string, stack = 'S1'): Case['at'] => ({ step, stack });
const outside = (name: string, found: number, unit: string, low: number, high: number) => ({
  id: `hold.${name}-outside`,
  params: { stack: 'S1', found, unit, low, high },
  reask: [`S1/${name}`],
});
const spreadOf =
  (value: number): Case['plan'] =>
  (plan) => ({
    ...plan,
    slice: {
      ...plan.slice,
      flashWindow: { ...plan.slice.flashWindow, cellSpreadMillivolts: { value, standing: 'stated', source: 'test' } },
    },
  });
const noWindow: Case['plan'] = (plan) => {
  const unknown = { value: null, standing: 'unknown', reason: 'test' } as const;
  const flashWindow = { ...plan.slice.flashWindow, socPercent: unknown, temperatureCelsius: unknown };
  return { ...plan, slice: { ...plan.slice, flashWindow } };
};
const started: Case['at'] = at('start-update');
saysExactly('SI-34 inWindow', [
  ['in the middle', { at: started, facts: { 'S1/soc': 50, 'S1/temperature': 20 } }, undefined],
  ['on its lower edges', { at: started, facts: { 'S1/soc': 20, 'S1/temperature': 0 } }, undefined],
  ['on its upper edges', { at: started, facts: { 'S1/soc': 80, 'S1/temperature': 45 } }, undefined],
  ['below', { at: started, facts: { 'S1/soc': 19 } }, outside('soc', 19, '%', 20, 80)],
  ['above', { at: started, facts: { 'S1/temperature': 46 } }, outside('temperature', 46, '°C', 0, 45)],
  ['never asked', { at: started }, undefined],
  [
    'nobody could see it',
    { at: started, facts: { 'S1/soc': null } },
    { id: 'hold.soc-not-known', params: { stack: 'S1' }, reask: ['S1/soc'] },
  ],
  ['five minutes old', { at: started, facts: { 'S1/soc': told(50, { ago: 5 * MINUTE }) } }, undefined],
  [
    'a millisecond older',
    { at: started, facts: { 'S1/soc': told(50, { ago: 5 * MINUTE + 1 }) } },
    { id: 'hold.reading-old', params: { stacks: 'S1' }, reask: ['S1/soc'], stale: true },
  ],
  ['a spread that nobody saw, beside no limit', { at: started, facts: { 'S1/cell-spread': null } }, undefined],
  [
    'windows that nobody published, and readings that nobody saw',
    { plan: noWindow, at: started, facts: { 'S1/soc': null, 'S1/temperature': null } },
    undefined,
  ],
  ['a limit that nobody published', { at: started, facts: { 'S1/cell-spread': 900 } }, undefined],
  ['a spread on its limit', { plan: spreadOf(40), at: started, facts: { 'S1/cell-spread': 40 } }, undefined],
  [
    'a spread above it',
    { plan: spreadOf(40), at: started, facts: { 'S1/soc': 50, 'S1/cell-spread': 41 } },
    outside('cell-spread', 41, 'mV', 0, 40),
  ],
  ['another stack', { at: started, facts: { 'S2/soc': 5 } }, undefined],
  ['a transfer that goes on', { at: at('send-firmware'), facts: { 'S1/flash': 'writing', 'S1/soc': 19 } }, undefined],
  ['a transfer that begins', { at: at('send-firmware'), facts: { 'S1/soc': 19 } }, outside('soc', 19, '%', 20, 80)],
  [
    'a tool that is started while the stack writes',
    { at: started, facts: { 'S1/flash': 'writing', 'S1/soc': 19 } },
    outside('soc', 19, '%', 20, 80),
  ],
]);

const shows = (stack: string, code: string | null, phase = 'isolated'): Facts => ({
  [`${stack}/code`]: code,
  [`${stack}/code-phase`]: phase,
});
const MISSES_A_MODULE = {
  code: '20',
  meaning: 'communication inside the stack interrupted: the controller misses at least one module',
  lookAt:
    'The ADD switches of every module in this stack (no number twice, top one is 1), the module power switches, and the green lamp of each.',
};
const ALONE_CODE = {
  code: '19',
  meaning: 'communication with an outside device interrupted',
  lookAt:
    'Link cables between the stacks, ADDR SET of every stack, then the lead to the inverter. It goes when the stacks are counted again.',
};
const IS_WRITTEN = {
  code: '25',
  meaning: 'firmware update running',
  lookAt: 'Nothing. Leave power, leads and the updater alone and watch this LCD until the 25 goes.',
};
const blocks = (stack: string, code: object) => ({
  id: 'hold.code-blocks',
  params: { stack, ...code },
  reask: [`${stack}/code`],
});
const accepts: Case['at'] = at('accept-code');
const lead = (...leads: readonly string[]): Case['site'] => ({
  inverters: leads.map((leadOn, index) => ({
    ...{ id: `INV${index + 1}`, model: 'T', gridTied: true },
    ...{ stopsOnLossOfBms: 'yes' as const, leadOn },
  })),
});
saysExactly('SI-34 codes', [
  ['no code', { at: accepts, facts: shows('S1', 'none') }, undefined],
  ['not asked yet', { at: accepts }, undefined],
  ['another stack shows one', { at: accepts, facts: shows('S2', '20') }, undefined],
  [
    'nobody could see it',
    { at: accepts, facts: shows('S1', null) },
    { id: 'hold.code-not-seen', params: { stack: 'S1' }, reask: ['S1/code'] },
  ],
  [
    'a code that the profile does not list',
    { at: accepts, facts: shows('S1', '77') },
    {
      id: 'hold.code-unknown',
      params: { stack: 'S1', code: '77', meaning: '', lookAt: '' },
      reask: ['S1/code'],
    },
  ],
  [
    'what a service mode leaves there',
    { at: accepts, facts: shows('S1', '62') },
    {
      id: 'hold.mode-still-shown',
      params: { stack: 'S1', code: '62', bank: 'INV SET' },
      reask: ['S1/code'],
    },
  ],
  ['one of the list in another spelling', { at: accepts, facts: shows('S1', '020') }, blocks('S1', MISSES_A_MODULE)],
  ['a code that blocks', { at: accepts, facts: shows('S1', '20') }, blocks('S1', MISSES_A_MODULE)],
  [
    'a code that blocks after the update',
    { at: accepts, facts: { 'S1/flash': 'ended', ...shows('S1', '20') } },
    { ...blocks('S1', MISSES_A_MODULE), redo: true },
  ],
  [
    'a step of the site looks at every stack',
    { at: { step: 'close-breakers' }, facts: { ...shows('S1', 'none'), ...shows('S3', '20') } },
    blocks('S3', MISSES_A_MODULE),
  ],
  [
    'the park of an inverter looks at every stack',
    { at: at('park-inverter'), facts: shows('S3', '20', 'as-found') },
    blocks('S3', MISSES_A_MODULE),
  ],
  [
    'what an earlier run left may show any code',
    { at: at('park-inverter'), facts: { ...shows('S1', '20', 'as-left'), ...shows('S2', '77', 'as-left') } },
    undefined,
  ],
  [
    'what an earlier run left shows that it is written',
    { at: at('park-inverter'), facts: { ...shows('S1', '20', 'as-left'), ...shows('S3', '25', 'as-left') } },
    blocks('S3', IS_WRITTEN),
  ],
  ['alone, the code of the missing partners is expected', { at: accepts, facts: shows('S1', '19') }, undefined],
  [
    'after its count that code is gone, or something is heard',
    {
      site: lead('S1'),
      at: accepts,
      facts: { 'inverter/INV1/alive': true, 'S1/count-alone-again': 1, ...shows('S1', '19') },
    },
    { id: 'hold.code-stays', params: { stack: 'S1', ...ALONE_CODE }, redo: true, reask: ['S1/code'] },
  ],
  [
    'while it is counted, whatever was counted before',
    {
      site: lead('S1'),
      at: accepts,
      facts: { 'inverter/INV1/alive': true, 'S1/count-alone-again': 1, ...shows('S1', '19', 'detecting') },
    },
    undefined,
  ],
  [
    'a tool that did not start voids no count',
    {
      site: lead('S1'),
      at: accepts,
      facts: {
        ...{ 'inverter/INV1/alive': true, 'S1/count-alone-again': 1, 'S1/flash': 'not-started' },
        ...shows('S1', '19'),
      },
    },
    { id: 'hold.code-stays', params: { stack: 'S1', ...ALONE_CODE }, redo: true, reask: ['S1/code'] },
  ],
  [
    'one inverter is dead, and nobody could see the other',
    {
      site: lead('S1', 'S1'),
      at: accepts,
      facts: {
        ...{ 'inverter/INV1/alive': false, 'inverter/INV2/alive': null, 'S1/count-alone-again': 1 },
        ...shows('S1', '19'),
      },
    },
    {
      id: 'hold.inverter-not-seen',
      params: { stack: 'S1', code: '19', what: 'INV2' },
      reask: ['inverter/INV2/alive'],
    },
  ],
  [
    'after its count, and the inverter on its lead is dead',
    {
      site: lead('S1'),
      at: accepts,
      facts: { 'inverter/INV1/alive': false, 'S1/count-alone-again': 1, ...shows('S1', '19') },
    },
    undefined,
  ],
  [
    'after its count, and nobody saw whether that inverter lives',
    { site: lead('S1'), at: accepts, facts: { 'S1/count-alone-again': 1, ...shows('S1', '19') } },
    {
      id: 'hold.inverter-not-seen',
      params: { stack: 'S1', code: '19', what: 'INV1' },
      reask: ['inverter/INV1/alive'],
    },
  ],
  [
    'the inverter was started since',
    {
      site: lead('S1'),
      at: accepts,
      facts: {
        ...{ 'inverter/INV1/alive': false, 'inverter/INV1': 'running', 'S1/count-alone-again': 1 },
        ...shows('S1', '19'),
      },
    },
    { id: 'hold.code-stays', params: { stack: 'S1', ...ALONE_CODE }, redo: true, reask: ['S1/code'] },
  ],
  [
    'a stack without a lead hears nobody',
    {
      site: lead('S2'),
      at: accepts,
      facts: { 'inverter/INV1/alive': true, 'S1/count-alone-again': 1, ...shows('S1', '19') },
    },
    undefined,
  ],
  [
    'a code of before the count is no verdict on it',
    {
      site: lead('S1'),
      at: accepts,
      facts: { 'inverter/INV1/alive': true, ...shows('S1', '19'), 'S1/count-alone-again': 1 },
    },
    undefined,
  ],
  [
    'a count of before the update is none',
    {
      site: lead('S1'),
      at: accepts,
      facts: { 'inverter/INV1/alive': true, 'S1/count-alone-again': 1, 'S1/flash': 'ended', ...shows('S1', '19') },
    },
    undefined,
  ],
  [
    'a count of after the update is one',
    {
      site: lead('S1'),
      at: accepts,
      facts: { 'inverter/INV1/alive': true, 'S1/flash': 'ended', 'S1/count-alone-again': 1, ...shows('S1', '19') },
    },
    { id: 'hold.code-stays', params: { stack: 'S1', ...ALONE_CODE }, redo: true, reask: ['S1/code'] },
  ],
  [
    'joined, the master hears the inverters of the chain: they are dead',
    {
      site: lead('S2'),
      at: { step: 'close-breakers' },
      facts: { 'inverter/INV1/alive': false, ...shows('S1', '19', 'joined') },
    },
    undefined,
  ],
  [
    'joined, the stack with the lead hears it too',
    {
      site: lead('S2'),
      at: { step: 'close-breakers' },
      facts: { 'inverter/INV1/alive': false, ...shows('S2', '19', 'joined') },
    },
    undefined,
  ],
  [
    'joined, nobody else shows their silence',
    {
      site: lead('S2'),
      at: { step: 'close-breakers' },
      facts: { 'inverter/INV1/alive': false, ...shows('S3', '19', 'joined') },
    },
    blocks('S3', ALONE_CODE),
  ],
  [
    'as found, silence explains nothing',
    {
      site: lead('S1'),
      at: { step: 'close-breakers' },
      facts: { 'inverter/INV1/alive': false, ...shows('S1', '19', 'as-found') },
    },
    blocks('S1', ALONE_CODE),
  ],
  [
    'a transfer that goes on',
    { at: at('send-firmware'), facts: { 'S1/flash': 'writing', ...shows('S1', '20') } },
    undefined,
  ],
]);

saysExactly('SI-39 modulesAreAll', [
  ['all of them', { at: accepts, facts: { 'S1/module-count': 2 } }, undefined],
  ['not counted', { at: accepts }, undefined],
  [
    'one short',
    { at: accepts, facts: { 'S1/module-count': 1 } },
    { id: 'hold.module-count', params: { stack: 'S1', found: 1 }, redo: true },
  ],
  [
    'not seen',
    { at: accepts, facts: { 'S1/module-count': null } },
    { id: 'hold.module-count', params: { stack: 'S1', found: '?' }, redo: true },
  ],
]);

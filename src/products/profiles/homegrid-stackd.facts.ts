import type { ProductProfile } from '../profile';

type Stack = ProductProfile['stack'];
type Route = Extract<ProductProfile['routes'][number], { kind: 'operator-tool' }>;

/** What is the same for both generations of the Stack'd: topology, limits, power order, windows, detections. */
export const stackdCommon: Omit<
  Stack,
  'controllerGenerations' | 'moduleGenerations' | 'components' | 'versionRead' | 'codes'
> = {
  unit: 'stack',
  modulesPerUnit: [2, 8],
  modulesAddressBank: 'ADD',
  voltageClass: {
    value: { nominalVolts: 48, maximumVolts: 56 },
    standing: 'stated',
    source: 'data sheet as quoted in a public audit: 48 V nominal, 46-56 V; modules in parallel: M-REF p.20',
  },
  units: {
    soft: { value: 10, standing: 'stated', source: 'M-INST p.12' },
    hard: {
      value: 15,
      standing: 'contested',
      source: 'M-REF p.19',
      note: 'The newer M-INST p.12 tabulates only ten addresses.',
    },
  },
  equalModuleCount: { value: true, standing: 'stated', source: 'A-748' },
  addressing: {
    method: 'dip',
    bank: 'ADDR_SET',
    masterKey: '1',
    standaloneKey: '1',
    contiguous: {
      value: true,
      standing: 'borrowed',
      source: 'siblings forbid gaps (Blue Nova CPS-5000 p.12); M-INST p.12 numbers 1..10 without one',
    },
  },
  links: [
    {
      id: 'LINK_A',
      label: 'Link A',
      connector: 'RJ45',
      bus: { value: 'RS485', standing: 'stated', source: 'M-REF p.19; X-SOL p.20' },
      source: 'M-TECH p.8 item 10; A-151',
    },
    {
      id: 'LINK_B',
      label: 'Link B',
      connector: 'RJ45',
      bus: { value: 'RS485', standing: 'stated', source: 'M-REF p.19; X-SOL p.20' },
      source: 'M-TECH p.8 item 9; A-151',
    },
    {
      id: 'COM',
      label: 'COM',
      connector: 'RJ45',
      bus: { value: 'CAN 500 kbit/s', standing: 'stated', source: 'A-989' },
      source: 'A-989; M-TECH p.8 item 13',
    },
    {
      id: 'INVERTER_CAN',
      label: 'inverter CAN',
      connector: 'RJ45',
      bus: { value: 'CAN', standing: 'stated', source: 'M-TECH p.8 item 11' },
      source: 'M-TECH p.8 item 11',
    },
    {
      id: 'INVERTER_RS485',
      label: 'inverter RS485',
      connector: 'RJ45',
      bus: { value: 'RS485', standing: 'stated', source: 'M-TECH p.8 item 12' },
      source: 'M-TECH p.8 item 12',
    },
    {
      id: 'RS232',
      label: 'RS232',
      connector: 'not published',
      bus: { value: 'RS232', standing: 'stated', source: 'M-TECH p.8 item 14; A-684' },
      source: 'M-TECH p.8 item 14; A-684',
    },
    {
      id: 'SKYBOX',
      label: 'Skybox lead',
      connector: 'not published',
      bus: {
        value: null,
        standing: 'unknown',
        reason: 'The readable part of the Skybox guides stops before the connection.',
      },
      source: 'A-289; A-662',
    },
  ],
  matching: {
    maxDeltaVolts: {
      value: null,
      standing: 'unknown',
      reason:
        'No readable page of the maker gives a voltage limit for joining stacks. Ask the maker; figures of other makers span 0.05 V to 2 V.',
    },
    maxDeltaSocPercent: {
      value: null,
      standing: 'unknown',
      reason: 'No readable page of the maker gives a charge limit for joining stacks.',
    },
  },
  quietAmps: {
    value: 1,
    standing: 'inferred',
    source: 'field practice: above 1 A in a locked-off set something flows',
  },
  flashWindow: {
    socPercent: {
      value: [20, 80],
      standing: 'borrowed',
      source: 'SD-3, generic vendor article (Feb 2026), not of this maker',
    },
    temperatureCelsius: {
      value: [0, 45],
      standing: 'borrowed',
      source: 'SD-3, generic vendor article (Feb 2026), not of this maker',
    },
    cellSpreadMillivolts: {
      value: null,
      standing: 'unknown',
      reason: 'No readable page gives a cell spread, for this or a sibling product.',
    },
  },
  powerOn: {
    order: { value: 'lastToMaster', standing: 'stated', source: 'A-151' },
    gapSeconds: { value: 10, standing: 'stated', source: 'A-151' },
    bootSeconds: {
      value: null,
      standing: 'unknown',
      reason: 'No readable page gives the boot time. The module scan may take up to 180 s (M-INST pp.12-13).',
    },
  },
  powerOff: {
    order: {
      value: null,
      standing: 'unknown',
      reason: 'A-151 names no order. Any order, and only with no current flowing.',
    },
  },
  whereStackVoltageIsRead: {
    value: 'terminalAlone',
    standing: 'inferred',
    source:
      'M-TECH p.8: the LCD shows SOC, SOH and power but no volts, so a meter reads the terminal of one stack that is on alone',
  },
  reconnect: {
    value: null,
    standing: 'unknown',
    reason: 'No readable page says how the inverter capacitors are precharged. Ask how this site was commissioned.',
  },
  showsOwnAddress: {
    value: false,
    standing: 'inferred',
    source: 'M-TECH p.8: the list of what the LCD shows has no address',
  },
  detections: [
    {
      id: 'modules',
      bank: 'INV_SET',
      patternKey: 'moduleDetect',
      modeCode: null,
      clearsCode: {
        value: '20',
        standing: 'inferred',
        source: 'A-284 names the modules for it; M-INST pp.12-13 has them counted, and 20 tells that one is missed',
      },
      maxWaitSeconds: { value: 180, standing: 'stated', source: 'M-INST pp.12-13' },
      settleSeconds: 30,
      runOn: 'each',
    },
    {
      // On the master: an isolated stack stands on ADDR SET 1 and so is the master of itself.
      id: 'stacks',
      bank: 'INV_SET',
      patternKey: 'parallelDetect',
      modeCode: '62',
      clearsCode: { value: '19', standing: 'stated', source: 'A-151' },
      maxWaitSeconds: {
        value: 180,
        standing: 'inferred',
        source: 'as long as the module scan, up to 3 min (M-INST pp.12-13)',
      },
      settleSeconds: 0,
      runOn: 'master',
    },
  ],
};

const code61: Stack['codes'][number] = {
  code: '61',
  meaning: 'INV SET stands on show firmware',
  class: 'mode',
  expectedDuring: ['isolated'],
  lookAt: 'INV SET of this stack: only switch 2 is down. Note the versions, then put INV SET back as recorded.',
  source: 'inferred: 62 is the INV SET value in binary, so 61 would be 101111; not seen in a document',
};

const codesOfBoth: Stack['codes'] = [
  {
    code: '19',
    meaning: 'communication with an outside device interrupted',
    class: 'fault',
    expectedDuring: ['isolated', 'detecting', 'inverter-dead'],
    lookAt:
      'Link cables between the stacks, ADDR SET of every stack, then the lead to the inverter. It goes when the stacks are counted again.',
    source: 'A-151',
  },
  {
    code: '20',
    meaning: 'communication inside the stack interrupted: the controller misses at least one module',
    class: 'fault',
    expectedDuring: [],
    lookAt:
      'The ADD switches of every module in this stack (no number twice, top one is 1), the module power switches, and the green lamp of each.',
    source: 'A-284; X-SOL p.20',
  },
  {
    code: '020',
    meaning: 'communication inside the stack interrupted: the controller misses at least one module',
    class: 'fault',
    expectedDuring: [],
    lookAt:
      'The ADD switches of every module in this stack (no number twice, top one is 1), the module power switches, and the green lamp of each.',
    source: 'A-284 (another spelling of 20)',
  },
  {
    code: '25',
    meaning: 'firmware update running',
    class: 'busy',
    expectedDuring: ['flashing'],
    lookAt: 'Nothing. Leave power, leads and the updater alone and watch this LCD until the 25 goes.',
    source: 'A-989',
  },
  {
    code: '62',
    meaning: 'parallel detection running; the number of stacks follows',
    class: 'mode',
    expectedDuring: ['detecting'],
    lookAt: 'Wait for the number. Then put INV SET of this stack back as recorded.',
    source: 'A-151',
  },
  {
    code: '63',
    meaning: 'INV SET stands on module detection',
    class: 'mode',
    expectedDuring: ['detecting'],
    lookAt:
      'INV SET of this stack: all six switches are up. Wait for the flashing number of modules, then put it back as recorded.',
    source: 'inferred: 62 is the INV SET value in binary, so 63 would be 111111; not seen in a document',
  },
];

/** Codes of a Gen 2 controller. The full table of the maker could not be read: any other code means stop and ask. */
export const stackdGen2Codes: Stack['codes'] = codesOfBoth;
/** Codes of a Gen 3 controller. */
export const stackdGen3Codes: Stack['codes'] = [...codesOfBoth, code61];

/** Firmware of the external gateway; first in the order of A-289. */
export const skyboxComponent: Stack['components'][number] = {
  key: 'skybox',
  label: 'Skybox gateway HG-SB01',
  on: 'gateway',
  boardCode: null,
  generation: null,
  flashOrder: { value: 1, standing: 'stated', source: 'A-289' },
  scale: [{ version: '2.92', source: 'A-289' }],
  minimum: { value: '2.92', standing: 'stated', source: 'A-289' },
  unreadable: [],
};

/** A Gen 2 module, under either controller. 0000 is what a module reports that cannot be read. */
export const moduleGen2Component: Stack['components'][number] = {
  key: 'moduleGen2',
  label: 'Battery module, Gen 2',
  on: 'module',
  boardCode: null,
  generation: 'gen2',
  flashOrder: { value: 4, standing: 'stated', source: 'A-289' },
  scale: [{ version: '02056', source: 'A-662; A-748' }],
  minimum: { value: '02056', standing: 'stated', source: 'A-662; A-748', note: 'A-289 prints V2056.' },
  unreadable: ['0000'],
};

const holdSeconds: Route['holdSeconds'] = {
  value: 120,
  standing: 'inferred',
  source: 'two minutes without a code before the next stack',
};
const secondColdStart: Route['secondColdStart'] = {
  value: null,
  standing: 'unknown',
  reason: 'No readable page asks for a second cold start, none advises against it.',
};

/** Through the Skybox in a person's hands; `updates` and `generations` differ by profile. */
export const skyboxRoute: Omit<Route, 'updates' | 'generations'> = {
  id: 'skybox',
  kind: 'operator-tool',
  tool: 'Skybox HG-SB01',
  link: 'SKYBOX',
  settings: {},
  holder: 'tool',
  busyCode: '25',
  normalSeconds: { value: 120, standing: 'stated', source: 'A-989 (controller, 1 to 2 min)' },
  hardLimitSeconds: {
    value: 300,
    standing: 'inferred',
    source: 'A-989 calls 2 min the limit; calling a brick early invites a power cycle, which is itself a cause',
  },
  holdSeconds,
  secondColdStart,
  needs: [
    'Skybox HG-SB01 with firmware 2.92 or newer',
    'a supply for the Skybox that does not hang on the battery',
    'two devices, or this page by cable: a phone on the Skybox network may lose this page',
  ],
  source: 'A-289; A-662; A-989',
};

/** With the Controller Upgrade Tool over USB-CAN; `updates` and `generations` differ by profile. */
export const usbCanRoute: Omit<Route, 'updates' | 'generations'> = {
  id: 'usb-can',
  kind: 'operator-tool',
  tool: 'Controller Upgrade Tool ("Project 1")',
  link: 'COM',
  settings: {
    'Product type': 'Host',
    'KBP(S)': '500',
    'Host address': '1',
    'Analyzer switches': 'both down',
    'Analyzer port': 'CAN1',
  },
  holder: 'tool',
  busyCode: '25',
  normalSeconds: { value: 300, standing: 'stated', source: 'A-989 (controller, up to 5 min)' },
  hardLimitSeconds: {
    value: 600,
    standing: 'inferred',
    source: 'A-989 calls 5 min the limit; calling a brick early invites a power cycle, which is itself a cause',
  },
  holdSeconds,
  secondColdStart,
  needs: [
    'Windows PC with administrator rights, on mains, sleep switched off',
    'USB-CAN analyzer with its driver',
    'lead from CAN1 to the COM port',
  ],
  source: 'A-989 (values of the error 25 rescue; those of a normal upgrade differ slightly and are not public)',
};

/** Push from the maker's app over the controller's own Wi-Fi; which boards it can update is not published. */
export const appPushRoute: Omit<Route, 'updates' | 'generations'> = {
  id: 'app-push',
  kind: 'operator-tool',
  tool: 'HomeGrid app, installer account',
  link: 'WIFI',
  settings: {},
  holder: 'tool',
  busyCode: '25',
  normalSeconds: {
    value: null,
    standing: 'unknown',
    reason: 'No readable page gives a time for an update pushed by the app.',
  },
  hardLimitSeconds: {
    value: null,
    standing: 'unknown',
    reason: 'No readable page gives a time for an update pushed by the app.',
  },
  holdSeconds,
  secondColdStart,
  needs: [
    'installer account linked to the serial by the maker',
    '2.4 GHz Wi-Fi with internet that does not hang on the battery',
    "the maker's word on which boards the app updates",
  ],
  source: 'M-INST p.20',
};

import type { ProductProfile } from '../profile';

const NOT_READ = 'Not in the pages of the maker that could be read.';
const RULE = 'PowerCube-H1-V2 p.15 (rule: switches 1 to 5 address, lowest first; switch 6 terminator), row written out';

/**
 * Pylontech PowerCube-H1 V2: a high-voltage string. It stands here as data and so that it is refused: with no stated voltage class of at
 * most 60 V the low-voltage procedures do not open (SI-07).
 */
export const pylontechPowercubeH1: ProductProfile = {
  id: 'pylontech-powercube-h1',
  revision: 1,
  displayName: 'Pylontech PowerCube-H1 V2 (high voltage)',
  vendor: 'Pylontech',
  disclaimer:
    'High-voltage string. None of the low-voltage words, tools, protective equipment or limits apply. Data only; not made, checked or approved by Pylontech.',
  appliesTo: { recognise: ['High-voltage string with a controller on top and six switches ADD.'] },
  stack: {
    unit: 'stack',
    modulesPerUnit: null,
    modulesAddressBank: null,
    voltageClass: {
      value: null,
      standing: 'unknown',
      reason: 'A high-voltage string, above 60 V DC; no figure in the pages that could be read.',
    },
    units: {
      soft: { value: 7, standing: 'stated', source: 'PowerCube-H1-V2 p.15' },
      hard: { value: 7, standing: 'stated', source: 'PowerCube-H1-V2 p.15' },
    },
    equalModuleCount: { value: null, standing: 'unknown', reason: NOT_READ },
    addressing: {
      method: 'dip',
      bank: 'ADD',
      masterKey: '1',
      standaloneKey: '1-terminated',
      contiguous: { value: true, standing: 'inferred', source: 'PowerCube-H1-V2 p.15: addresses 1 to 7' },
    },
    links: [
      {
        id: 'LINK',
        label: 'link between controllers',
        connector: 'not published',
        bus: { value: null, standing: 'unknown', reason: NOT_READ },
        source: 'PowerCube-H1-V2 p.28',
      },
    ],
    controllerGenerations: [
      {
        id: 'v1',
        recognise: 'V1 controller; how to tell is not in the pages that could be read',
        source: 'PowerCube-H1-V2 p.28',
      },
      {
        id: 'v2',
        recognise: 'V2 controller; how to tell is not in the pages that could be read',
        source: 'PowerCube-H1-V2 p.28',
      },
    ],
    moduleGenerations: [],
    matching: {
      maxDeltaVolts: { value: null, standing: 'unknown', reason: `${NOT_READ} No low-voltage figure may be borrowed.` },
      maxDeltaSocPercent: { value: null, standing: 'unknown', reason: NOT_READ },
    },
    quietAmps: { value: null, standing: 'unknown', reason: 'No procedure for high voltage exists.' },
    flashWindow: {
      socPercent: { value: null, standing: 'unknown', reason: NOT_READ },
      temperatureCelsius: { value: null, standing: 'unknown', reason: NOT_READ },
      cellSpreadMillivolts: { value: null, standing: 'unknown', reason: NOT_READ },
    },
    powerOn: {
      order: {
        value: 'lastToMaster',
        standing: 'borrowed',
        source: 'Force-H2-V2 p.14 (sibling): last slave first, master last',
      },
      gapSeconds: { value: null, standing: 'unknown', reason: NOT_READ },
      bootSeconds: { value: null, standing: 'unknown', reason: NOT_READ },
    },
    powerOff: { order: { value: null, standing: 'unknown', reason: NOT_READ } },
    whereStackVoltageIsRead: { value: null, standing: 'unknown', reason: 'No procedure for high voltage exists.' },
    reconnect: { value: null, standing: 'unknown', reason: NOT_READ },
    showsOwnAddress: { value: null, standing: 'unknown', reason: NOT_READ },
    detections: [],
    codes: [],
    components: [],
    versionRead: [],
  },
  banks: [
    {
      id: 'ADD',
      label: 'ADD',
      aliases: [],
      on: 'controller',
      width: 6,
      upIs: 'ON',
      lowestSwitch: 'first',
      effective: 'unknown',
      effectiveStanding: 'unknown',
      snapshotFirst: true,
      patterns: [
        {
          key: '1',
          pattern: '100000',
          meaning: 'address 1, no terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '2',
          pattern: '010000',
          meaning: 'address 2, no terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '3',
          pattern: '110000',
          meaning: 'address 3, no terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '4',
          pattern: '001000',
          meaning: 'address 4, no terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '5',
          pattern: '101000',
          meaning: 'address 5, no terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '6',
          pattern: '011000',
          meaning: 'address 6, no terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '7',
          pattern: '111000',
          meaning: 'address 7, no terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '1-terminated',
          pattern: '100001',
          meaning: 'address 1 with the 120 ohm terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '2-terminated',
          pattern: '010001',
          meaning: 'address 2 with the 120 ohm terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '3-terminated',
          pattern: '110001',
          meaning: 'address 3 with the 120 ohm terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '4-terminated',
          pattern: '001001',
          meaning: 'address 4 with the 120 ohm terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '5-terminated',
          pattern: '101001',
          meaning: 'address 5 with the 120 ohm terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '6-terminated',
          pattern: '011001',
          meaning: 'address 6 with the 120 ohm terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
        {
          key: '7-terminated',
          pattern: '111001',
          meaning: 'address 7 with the 120 ohm terminator',
          use: 'address',
          standing: 'inferred',
          source: RULE,
        },
      ],
      source:
        'PowerCube-H1-V2 p.15: down = OFF, up = ON; switches 1 to 5 address, lowest first; switch 6 = 120 ohm terminator, on at the first and the last',
    },
  ],
  bus: null,
  routes: [],
  documents: [
    {
      key: 'PowerCube-H1-V2',
      title: 'Pylontech PowerCube-H1-V2 manual, pp. 15 and 28',
      date: 'undated',
      statements: {},
    },
    { key: 'Force-H2-V2', title: 'Pylontech Force-H2-V2 manual, p. 14', date: 'undated', statements: {} },
  ],
  contradictions: [],
  preconditions: [
    {
      id: 'v2-is-master',
      text: 'Where V1 and V2 controllers are mixed, a V2 controller is the master.',
      standing: 'stated',
      source: 'PowerCube-H1-V2 p.28',
    },
    {
      id: 'terminators',
      text: 'The terminator (switch 6) is on at the first and the last controller, and nowhere else.',
      standing: 'stated',
      source: 'PowerCube-H1-V2 p.15',
    },
  ],
  recoveries: [],
  unknowns: [
    {
      topic: 'voltage class',
      why: 'High voltage; no figure in the pages that could be read. The low-voltage procedures refuse this product.',
      askOnSite: false,
    },
    {
      topic: 'position for a controller that stands alone',
      why: 'First and last at once, so address 1 with terminator: inferred.',
      askOnSite: true,
    },
  ],
};

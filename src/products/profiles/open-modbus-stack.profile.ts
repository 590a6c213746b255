import type { ProductProfile } from '../profile';
import { addrSet, invSetGen2, moduleAdd } from './homegrid-stackd.banks';
import { OPEN_MAP, openBus, SERVICE_MODEL } from './open-modbus-stack.map';

type Bank = ProductProfile['banks'][number];
type Stated<T> = { value: T; standing: 'stated'; source: string };

const stated = <T>(value: T): Stated<T> => ({ value, standing: 'stated', source: OPEN_MAP });
const SERVICE_USES = ['parallelDetect', 'moduleDetect'];

/** The open map asks for the switch tables that installers know; here they are stated by it. */
function asOpen(bank: Bank, patterns: Bank['patterns']): Bank {
  return {
    ...bank,
    aliases: [],
    effectiveStanding: 'stated',
    patterns: patterns.map((entry) => ({ ...entry, standing: 'stated', source: OPEN_MAP })),
    source: OPEN_MAP,
  };
}

const code = (
  text: string,
  meaning: string,
  kind: 'fault' | 'busy' | 'mode',
  expectedDuring: ProductProfile['stack']['codes'][number]['expectedDuring'],
  lookAt: string,
) => ({ code: text, meaning, class: kind, expectedDuring, lookAt, source: OPEN_MAP });

/** A stack as the open map describes one: this project's proposal to makers; no BMS on sale is known to speak it. */
export const openModbusStack: ProductProfile = {
  id: 'open-modbus-stack',
  revision: 1,
  displayName: 'Open Modbus stack, map 1',
  vendor: 'none: a proposal of this project',
  disclaimer:
    "This product is the project's own proposal of a stack that can be read and written over Modbus. No BMS on sale is known to speak it.",
  appliesTo: { recognise: ['SunSpec model 64870 stands in the register map of the stack (docs/open-map.md).'] },
  stack: {
    unit: 'stack',
    modulesPerUnit: [2, 8],
    modulesAddressBank: 'ADD',
    voltageClass: stated({ nominalVolts: 48, maximumVolts: 58 }),
    units: { soft: stated(15), hard: stated(15) },
    equalModuleCount: stated(true),
    addressing: { method: 'dip', bank: 'ADDR_SET', masterKey: '1', standaloneKey: '1', contiguous: stated(true) },
    links: [
      { id: 'LINK_A', label: 'Link A', connector: 'RJ45', bus: stated('RS485'), source: OPEN_MAP },
      { id: 'LINK_B', label: 'Link B', connector: 'RJ45', bus: stated('RS485'), source: OPEN_MAP },
      {
        id: 'SERVICE',
        label: 'service port',
        connector: 'USB, RS485 or Ethernet',
        bus: stated('Modbus RTU or Modbus TCP'),
        source: OPEN_MAP,
      },
    ],
    controllerGenerations: [{ id: 'open1', recognise: 'hardware class OPEN-1 in the service block', source: OPEN_MAP }],
    moduleGenerations: ['open1'],
    matching: { maxDeltaVolts: stated(0.5), maxDeltaSocPercent: stated(10) },
    quietAmps: stated(1),
    flashWindow: {
      socPercent: stated([20, 80]),
      temperatureCelsius: stated([0, 45]),
      cellSpreadMillivolts: stated(100),
    },
    powerOn: { order: stated('lastToMaster'), gapSeconds: stated(10), bootSeconds: stated(20) },
    powerOff: { order: stated('any') },
    whereStackVoltageIsRead: stated('bus'),
    reconnect: { value: null, standing: 'unknown', reason: 'A matter of the site, not of the map.' },
    showsOwnAddress: stated(false),
    detections: [
      {
        id: 'modules',
        bank: 'INV_SET',
        patternKey: 'moduleDetect',
        modeCode: null,
        clearsCode: stated('20'),
        maxWaitSeconds: stated(180),
        settleSeconds: 30,
        runOn: 'each',
      },
      {
        id: 'stacks',
        bank: 'INV_SET',
        patternKey: 'parallelDetect',
        modeCode: '62',
        clearsCode: stated('19'),
        maxWaitSeconds: stated(180),
        settleSeconds: 0,
        runOn: 'master',
      },
    ],
    codes: [
      code(
        '19',
        'a partner is missed: the number of stacks is not proven',
        'fault',
        ['isolated', 'detecting', 'inverter-dead'],
        'Link cables between the stacks, ADDR SET of every stack. It goes when the stacks are counted again.',
      ),
      code('20', 'a module is missed', 'fault', [], 'The ADD switches and lamps of every module of this stack.'),
      code(
        '25',
        'firmware update running',
        'busy',
        ['flashing'],
        'Nothing. Leave power and leads alone until it goes.',
      ),
      code(
        '62',
        'parallel detection running; the number of stacks follows',
        'mode',
        ['detecting'],
        'Wait for the number. Then put INV SET of this stack back as recorded.',
      ),
      code(
        '63',
        'INV SET stands on module detection',
        'mode',
        ['detecting'],
        'Wait for the number of modules, then put INV SET back as recorded.',
      ),
    ],
    components: [
      {
        key: 'controller',
        label: 'Controller',
        on: 'controller',
        boardCode: null,
        generation: 'open1',
        flashOrder: stated(1),
        scale: [
          { version: '1.4.0', source: OPEN_MAP },
          { version: '1.5.0', source: OPEN_MAP },
          { version: '2.0.0', source: OPEN_MAP },
        ],
        minimum: stated('1.5.0'),
        unreadable: [],
      },
    ],
    versionRead: [
      {
        generation: 'open1',
        method: 'tool',
        bank: null,
        patternKey: null,
        detail: 'Read over the service port: model 1, Vr.',
        source: OPEN_MAP,
      },
    ],
  },
  banks: [
    asOpen(addrSet, addrSet.patterns),
    asOpen(
      invSetGen2,
      invSetGen2.patterns.filter((entry) => SERVICE_USES.includes(entry.key)),
    ),
    asOpen(moduleAdd, moduleAdd.patterns),
  ],
  bus: openBus,
  routes: [
    {
      id: 'modbus-block',
      kind: 'modbus-block',
      holder: 'stackhand',
      tool: 'Stackhand, over the service port',
      generations: ['open1'],
      updates: ['controller'],
      link: 'SERVICE',
      settings: {},
      busyCode: '25',
      mayWrite: [SERVICE_MODEL],
      maxImageBytes: 1_048_576,
      normalSeconds: stated(180),
      hardLimitSeconds: stated(900),
      eraseSeconds: stated(10),
      verifySeconds: stated(10),
      restartSeconds: stated(60),
      holdSeconds: stated(120),
      secondColdStart: stated(false),
      needs: ['a lead from this computer to the service port of each stack, fed from this computer'],
      source: OPEN_MAP,
    },
  ],
  documents: [],
  contradictions: [],
  preconditions: [
    {
      id: 'supply-not-from-battery',
      text: 'This computer and what connects it to the stack are not fed from the battery.',
      standing: 'stated',
      source: OPEN_MAP,
    },
  ],
  recoveries: [
    {
      id: 'torn-unit-takes-the-image-again',
      trigger: 'the transfer broke off, or the image did not verify',
      guidance:
        'Leave the stack on. The boot loader answers on the same port and says how far the image has come; the transfer goes on from there.',
      complete: true,
      source: OPEN_MAP,
    },
  ],
  unknowns: [],
};

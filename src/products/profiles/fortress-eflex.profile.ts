import type { ProductProfile } from '../profile';

const NOT_READ = 'Not in the pages of the maker that could be read.';
const MANUAL = 'Fortress eFlex manual p.19';

/** Fortress eFlex 5.4: packs on an RS485 daisy chain with terminator plugs, addressed by their place in it. */
export const fortressEflex: ProductProfile = {
  id: 'fortress-eflex',
  revision: 1,
  displayName: 'Fortress eFlex 5.4',
  vendor: 'Fortress Power',
  disclaimer:
    'Data only, collected from public pages. Not made, checked or approved by Fortress Power. No procedure has been worked out for this product.',
  appliesTo: { recognise: ['RS485 daisy chain between the packs, with terminator plugs at its ends.'] },
  stack: {
    unit: 'pack',
    modulesPerUnit: null,
    modulesAddressBank: null,
    voltageClass: { value: null, standing: 'unknown', reason: `Low-voltage family, but no figure: ${NOT_READ}` },
    units: {
      soft: { value: null, standing: 'unknown', reason: NOT_READ },
      hard: { value: null, standing: 'unknown', reason: NOT_READ },
    },
    equalModuleCount: { value: null, standing: 'unknown', reason: 'A pack has no modules that are counted.' },
    addressing: {
      method: 'chainPosition',
      bank: null,
      masterKey: null,
      standaloneKey: null,
      contiguous: {
        value: null,
        standing: 'unknown',
        reason: 'Addresses come from the chain; there is no number that a person sets.',
      },
    },
    links: [
      {
        id: 'LINK',
        label: 'inter-battery cable',
        connector: 'daisy chain, terminator plug at the last (and the first if the loop is open)',
        bus: {
          value: 'RS485',
          standing: 'stated',
          source: MANUAL,
          note: 'On the newer eFlex MAX the cable carries CAN.',
        },
        source: `${MANUAL}; Schneider guide p.22`,
      },
    ],
    controllerGenerations: [],
    moduleGenerations: [],
    matching: {
      maxDeltaVolts: {
        value: 0.5,
        standing: 'contested',
        source: MANUAL,
        note: 'Tighter for four and more; rev 1.8 p.22 says below 1 V.',
      },
      maxDeltaSocPercent: { value: null, standing: 'unknown', reason: NOT_READ },
    },
    quietAmps: {
      value: 1,
      standing: 'inferred',
      source: 'field practice: above 1 A in a locked-off set something flows',
    },
    flashWindow: {
      socPercent: { value: null, standing: 'unknown', reason: NOT_READ },
      temperatureCelsius: { value: null, standing: 'unknown', reason: NOT_READ },
      cellSpreadMillivolts: { value: null, standing: 'unknown', reason: NOT_READ },
    },
    powerOn: {
      order: { value: 'any', standing: 'inferred', source: `${MANUAL}: a pause between units, no order named` },
      gapSeconds: { value: 10, standing: 'stated', source: MANUAL },
      bootSeconds: { value: null, standing: 'unknown', reason: NOT_READ },
    },
    powerOff: { order: { value: null, standing: 'unknown', reason: NOT_READ } },
    whereStackVoltageIsRead: { value: null, standing: 'unknown', reason: NOT_READ },
    reconnect: { value: null, standing: 'unknown', reason: NOT_READ },
    showsOwnAddress: { value: null, standing: 'unknown', reason: NOT_READ },
    detections: [],
    codes: [],
    components: [],
    versionRead: [],
  },
  banks: [],
  bus: null,
  routes: [],
  documents: [
    {
      key: 'eFlex manual',
      title: 'Fortress eFlex manual, p. 19',
      date: 'undated',
      statements: { 'join-voltage': 'up to 0.5 V, tighter for four and more' },
    },
    {
      key: 'eFlex rev 1.8',
      title: 'Fortress eFlex manual rev 1.8, p. 22',
      date: 'undated',
      statements: { 'join-voltage': 'below 1 V' },
    },
    {
      key: 'Schneider guide',
      title: 'Schneider integration guide for Fortress, p. 22',
      date: 'undated',
      statements: {},
    },
  ],
  contradictions: [
    {
      topic: 'join-voltage',
      a: { value: 'up to 0.5 V, tighter for four and more', source: 'eFlex manual', date: 'undated' },
      b: { value: 'below 1 V', source: 'eFlex rev 1.8', date: 'undated' },
      chosen: 'up to 0.5 V, tighter for four and more',
      why: 'Neither is known to be newer; the stricter one keeps the inrush lower.',
    },
  ],
  preconditions: [
    {
      id: 'terminators',
      text: 'The terminator plug sits at the last pack, and at the first if the loop is open.',
      standing: 'stated',
      source: MANUAL,
    },
  ],
  recoveries: [],
  unknowns: [
    { topic: 'voltage class', why: NOT_READ, askOnSite: true },
    { topic: 'update tool', why: 'The maker gives it on request; nothing about it is public.', askOnSite: true },
    { topic: 'largest number of packs', why: NOT_READ, askOnSite: true },
  ],
};

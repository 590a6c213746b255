import type { ProductProfile } from '../profile';
import { addrSet, impedSet, invSetGen3, moduleAdd } from './homegrid-stackd.banks';
import { stackdContradictions, stackdDocuments } from './homegrid-stackd.documents';
import {
  appPushRoute,
  moduleGen2Component,
  skyboxComponent,
  skyboxRoute,
  stackdCommon,
  stackdGen3Codes,
  usbCanRoute,
} from './homegrid-stackd.facts';
import { stackdDisclaimer, stackdPreconditions, stackdRecoveries, stackdUnknowns } from './homegrid-stackd.guidance';

/** HomeGrid / Lithion Stack'd Series with a Gen 3 controller (Wi-Fi antenna port); Gen 3 or Gen 2 modules below it. */
export const homegridStackdGen3: ProductProfile = {
  id: 'homegrid-stackd-gen3',
  revision: 1,
  displayName: "HomeGrid Stack'd Series, Gen 3 controller",
  vendor: 'HomeGrid (Lithion Battery)',
  disclaimer: stackdDisclaimer,
  appliesTo: {
    recognise: [
      'There is a Wi-Fi antenna port on the controller.',
      'INV SET 101111 shows "VER S." for boards 100, 101 and 102.',
    ],
  },
  stack: {
    ...stackdCommon,
    links: [
      ...stackdCommon.links,
      {
        id: 'WIFI',
        label: 'Wi-Fi of the controller',
        connector: 'radio',
        bus: { value: 'Wi-Fi, 2.4 GHz only', standing: 'stated', source: 'M-INST p.20' },
        source: 'M-INST p.20',
      },
    ],
    controllerGenerations: [
      { id: 'gen3', recognise: 'a Wi-Fi antenna port on the controller', source: 'A-289; A-662; A-748' },
    ],
    moduleGenerations: ['gen3', 'gen2'],
    codes: stackdGen3Codes,
    components: [
      skyboxComponent,
      {
        key: 'display101',
        label: 'Display board 101 ("EMS" in 2023)',
        on: 'controller',
        boardCode: '101',
        generation: 'gen3',
        flashOrder: {
          value: 2,
          standing: 'stated',
          source: 'A-289',
          note: 'The LCD may stay dark while its own board is updated: likely, not documented. Dark is neither off nor a brick in that step.',
        },
        scale: [{ version: '01098', source: 'A-662; A-748' }],
        minimum: { value: '01098', standing: 'stated', source: 'A-662; A-748', note: 'A-289 calls it EMS, v1098.' },
        unreadable: [],
      },
      {
        key: 'main102',
        label: 'Main control board 102',
        on: 'controller',
        boardCode: '102',
        generation: 'gen3',
        flashOrder: { value: 3, standing: 'stated', source: 'A-289' },
        scale: [{ version: '04007', source: 'A-662; A-748' }],
        minimum: {
          value: '04007',
          standing: 'stated',
          source: 'A-662; A-748',
          note: 'A-289 prints v4007 for both generations.',
        },
        unreadable: [],
      },
      {
        key: 'bms100',
        label: 'BMS board 100',
        on: 'controller',
        boardCode: '100',
        generation: 'gen3',
        flashOrder: {
          value: null,
          standing: 'unknown',
          reason: 'A-289 does not list board 100; its place in the order is not published.',
        },
        scale: [{ version: '02009', source: 'A-662; A-748' }],
        minimum: { value: '02009', standing: 'stated', source: 'A-662; A-748' },
        unreadable: [],
      },
      {
        key: 'moduleGen3',
        label: 'Battery module, Gen 3',
        on: 'module',
        boardCode: null,
        generation: 'gen3',
        flashOrder: { value: 4, standing: 'stated', source: 'A-289' },
        scale: [{ version: '03044', source: 'A-662; A-748' }],
        minimum: { value: '03044', standing: 'stated', source: 'A-662; A-748', note: 'A-289 prints V3044.' },
        unreadable: ['0000'],
      },
      moduleGen2Component,
    ],
    versionRead: [
      {
        generation: 'gen3',
        method: 'dipMode',
        bank: 'INV_SET',
        patternKey: 'showFirmware',
        detail:
          'The LCD cycles "VER S." with 100, 101 and 102 and a number each. Live, no power cycle. Then INV SET goes back as recorded.',
        source: 'A-662; A-748',
      },
    ],
  },
  banks: [addrSet, invSetGen3, impedSet, moduleAdd],
  bus: null,
  routes: [
    {
      ...skyboxRoute,
      generations: ['gen3'],
      updates: ['skybox', 'display101', 'main102', 'bms100', 'moduleGen3', 'moduleGen2'],
    },
    { ...usbCanRoute, generations: ['gen3'], updates: ['main102'] },
    { ...appPushRoute, generations: ['gen3'], updates: [] },
  ],
  documents: stackdDocuments,
  contradictions: stackdContradictions,
  preconditions: stackdPreconditions,
  recoveries: stackdRecoveries,
  unknowns: stackdUnknowns,
};

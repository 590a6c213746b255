import type { ProductProfile } from '../profile';
import { addrSet, impedSet, invSetGen2, moduleAdd } from './homegrid-stackd.banks';
import { stackdContradictions, stackdDocuments } from './homegrid-stackd.documents';
import {
  moduleGen2Component,
  skyboxComponent,
  skyboxRoute,
  stackdCommon,
  stackdGen2Codes,
  usbCanRoute,
} from './homegrid-stackd.facts';
import { stackdDisclaimer, stackdPreconditions, stackdRecoveries, stackdUnknowns } from './homegrid-stackd.guidance';

/** HomeGrid / Lithion Stack'd Series with a Gen 2 controller (no antenna port, external Skybox). */
export const homegridStackdGen2: ProductProfile = {
  id: 'homegrid-stackd-gen2',
  revision: 1,
  displayName: "HomeGrid Stack'd Series, Gen 2 controller",
  vendor: 'HomeGrid (Lithion Battery)',
  disclaimer: stackdDisclaimer,
  appliesTo: {
    recognise: [
      'There is no Wi-Fi antenna port on the controller.',
      'Four version screens follow one another at power-up.',
    ],
  },
  stack: {
    ...stackdCommon,
    controllerGenerations: [
      { id: 'gen2', recognise: 'no Wi-Fi antenna port on the controller', source: 'A-289; A-662; A-748' },
    ],
    moduleGenerations: ['gen2'],
    codes: stackdGen2Codes,
    components: [
      skyboxComponent,
      {
        key: 'controller',
        label: 'BMS controller',
        on: 'controller',
        boardCode: null,
        generation: 'gen2',
        flashOrder: { value: 3, standing: 'stated', source: 'A-289' },
        scale: [
          { version: '30159', source: 'A-289 (example of an older reading)' },
          { version: '40007', source: 'A-662; A-748' },
        ],
        minimum: {
          value: '40007',
          standing: 'contested',
          source: 'A-662; A-748 (2024)',
          note: 'A-289 (2023) prints 4007 for both generations; whether 40007 is the same is not documented.',
        },
        unreadable: [],
      },
      moduleGen2Component,
    ],
    versionRead: [
      {
        generation: 'gen2',
        method: 'bootScreens',
        bank: null,
        patternKey: null,
        detail:
          'Switch the controller off and on: four version screens follow one another; only the fourth is the controller firmware.',
        source: 'A-748',
      },
    ],
  },
  banks: [addrSet, invSetGen2, impedSet, moduleAdd],
  bus: null,
  routes: [
    { ...skyboxRoute, generations: ['gen2'], updates: ['skybox', 'controller', 'moduleGen2'] },
    { ...usbCanRoute, generations: ['gen2'], updates: ['controller'] },
  ],
  documents: stackdDocuments,
  contradictions: stackdContradictions,
  preconditions: stackdPreconditions,
  recoveries: stackdRecoveries,
  unknowns: [
    ...stackdUnknowns,
    {
      topic: 'version format of the Gen 2 controller',
      why: '30159, 4007 and 40007 are all printed; only the strings on the scale are compared.',
      askOnSite: true,
    },
  ],
};

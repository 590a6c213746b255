import type { PlantFault } from '../fault';

export const code20AfterModuleFlash: PlantFault = {
  name: 'code-20-after-module-flash',
  side: 'plant',
  ids: ['D12'],
  bites: 'A module does not come back from its update: version 0000, lamp against switch, code 20.',
  when: 'When `module` of `stack` has taken its image; left out: the first module flashed.',
  ends: 'It does not: the module is for the vendor.',
  problemCode: 'hold.code-blocks',
  times: 1,
  at: 'unit-flashed',
  apply: (call, told) => {
    if (told.module === null || (call.stack !== undefined && call.stack !== told.stack)) return undefined;
    return call.module === undefined || call.module === told.module ? 'bricked' : undefined;
  },
};

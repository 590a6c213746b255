import type { PlantFault } from '../fault';

export const code25Stuck: PlantFault = {
  name: 'code-25-stuck',
  side: 'plant',
  ids: ['D10'],
  bites: 'A board of the controller hangs in its bootloader: code 25 for ever, the tool loses it.',
  when: 'When `component` of `stack` has taken its image; left out: the first board flashed.',
  ends: 'Only by a rescue with the tool.',
  problemCode: 'hold.suspected-brick',
  overLead: 'hold.transfer-broke',
  times: 1,
  at: 'unit-flashed',
  apply: (call, told) => {
    if (told.module !== null || (call.stack !== undefined && call.stack !== told.stack)) return undefined;
    return call.component === undefined || call.component === told.component ? 'stuck' : undefined;
  },
};

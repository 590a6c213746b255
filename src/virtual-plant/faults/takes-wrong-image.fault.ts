import type { PlantFault } from '../fault';

export const takesWrongImage: PlantFault = {
  name: 'takes-wrong-image',
  side: 'plant',
  ids: ['D9'],
  bites: 'A board takes an image of another hardware without a word, and does not start with it.',
  when: 'When `component` of `stack` has taken its image; left out: the first board flashed.',
  ends: 'Only by writing an image that fits: over the lead, or by a rescue with the tool.',
  problemCode: 'hold.suspected-brick',
  overLead: 'hold.transfer-broke',
  times: 1,
  at: 'unit-flashed',
  apply: (call, told) => {
    if (told.module !== null || (call.stack !== undefined && call.stack !== told.stack)) return undefined;
    return call.component === undefined || call.component === told.component ? 'stuck' : undefined;
  },
};

import type { PlantFault } from '../fault';

export const bootLoaderOnly: PlantFault = {
  name: 'boot-loader-only',
  side: 'plant',
  ids: ['D5'],
  bites: 'A controller comes up in its boot loader alone, at code 25, whatever stands in its flash.',
  when: 'The first start of `stack` (left out: of any stack) after its update; `after: 1` means the second start.',
  ends: 'By writing the image once more; where a tool writes it, by a rescue.',
  problemCode: 'hold.suspected-brick',
  overLead: 'hold.transfer-broke',
  times: 1,
  at: 'comes-up',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    return told.updated ? 'boot-loader' : undefined;
  },
};

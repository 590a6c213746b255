import type { PlantFault } from '../fault';

export const imageRejected: PlantFault = {
  name: 'image-rejected',
  side: 'plant',
  ids: ['D9'],
  bites: 'A board says that the image is for another hardware and does not take it.',
  when: 'When `component` of `stack` is offered its image; left out: the first one.',
  ends: 'The next time it is taken; `times` makes it last longer.',
  problemCode: 'hold.version-unchanged',
  overLead: 'hold.nothing-written',
  times: 1,
  at: 'image-judged',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    return call.component === undefined || call.component === told.component ? true : undefined;
  },
};

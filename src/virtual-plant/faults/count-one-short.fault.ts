import type { PlantFault } from '../fault';

export const countOneShort: PlantFault = {
  name: 'count-one-short',
  side: 'plant',
  ids: ['D14'],
  bites: 'The detection of stacks on the joined chain shows one stack too few, and remembers that number.',
  when: 'The first detection that would have shown two or more.',
  ends: 'The next detection counts right; `times` makes it last longer.',
  problemCode: 'hold.count-set',
  times: 1,
  at: 'counted',
  apply: (call, told) => {
    if (told.count < 2 || (call.stack !== undefined && call.stack !== told.stack)) return undefined;
    return told.count - 1;
  },
};

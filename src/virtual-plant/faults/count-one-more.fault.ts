import type { PlantFault } from '../fault';

export const countOneMore: PlantFault = {
  name: 'count-one-more',
  side: 'plant',
  ids: ['D14'],
  bites: 'The detection of stacks shows one stack too many, and remembers that number.',
  when: 'The first detection on `stack`, or on any stack.',
  ends: 'The next detection counts right; `times` makes it last longer.',
  problemCode: 'hold.count-alone',
  times: 1,
  at: 'counted',
  apply: (call, told) => (call.stack === undefined || call.stack === told.stack ? told.count + 1 : undefined),
};

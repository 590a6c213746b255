import type { PlantFault } from '../fault';

export const addressKept: PlantFault = {
  name: 'address-kept',
  side: 'plant',
  ids: ['D15'],
  bites: 'A controller that starts goes on with the address of before, whatever its switches say now.',
  when: 'The first start of `stack` (left out: of any stack) with other switches than at the start before.',
  ends: 'The next start takes the switches; `times` makes it last longer.',
  problemCode: 'hold.count-alone',
  overLead: 'hold.address-differs',
  times: 1,
  at: 'address-taken',
  apply: (call, told) => (call.stack === undefined || call.stack === told.stack ? true : undefined),
};

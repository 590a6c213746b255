import type { PlantFault } from '../fault';

export const forgetsCounts: PlantFault = {
  name: 'forgets-counts',
  side: 'plant',
  ids: ['D13'],
  bites: 'An update makes a controller forget how many stacks and modules it had counted.',
  when: 'When `stack`, or the first one that is updated, starts anew after its update.',
  ends: 'When modules and stacks are counted again.',
  problemCode: null,
  times: 1,
  at: 'starts-updated',
  apply: (call, told) => (call.stack === undefined || call.stack === told.stack ? true : undefined),
};

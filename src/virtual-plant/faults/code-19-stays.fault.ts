import type { PlantFault } from '../fault';

export const code19Stays: PlantFault = {
  name: 'code-19-stays',
  side: 'plant',
  ids: ['D11'],
  bites: 'The detection shows its count, but code 19 comes back when the pattern is taken away.',
  when: 'The first detection on `stack`, or on any stack.',
  ends: 'The next detection clears it; `times` makes it last longer.',
  problemCode: 'hold.code-stays',
  times: 1,
  at: 'code-19-clears',
  apply: (call, told) => (call.stack === undefined || call.stack === told.stack ? true : undefined),
};

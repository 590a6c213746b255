import type { PlantFault } from '../fault';
import { amount } from '../wire-fault';

export const voltageDrifts: PlantFault = {
  name: 'voltage-drifts',
  side: 'plant',
  ids: ['D18'],
  bites: 'The rest voltage of one stack goes away from the others by `volts` an hour (6 when not said).',
  when: 'From the first time on that `stack` (or the first one) has gone dark.',
  ends: 'It does not: the stack has to be equalised alone.',
  problemCode: 'hold.volts-apart',
  times: 1,
  at: 'stands-dark',
  apply: (call, told) => (call.stack === undefined || call.stack === told.stack ? amount(call, 'volts', 6) : undefined),
};

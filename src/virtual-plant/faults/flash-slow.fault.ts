import type { PlantFault } from '../fault';
import { amount } from '../wire-fault';

export const flashSlow: PlantFault = {
  name: 'flash-slow',
  side: 'plant',
  ids: ['D8'],
  bites:
    'Erasing the flash, or writing a board or module with the tool, takes `factor` times as long (30 when not said).',
  when: 'The first time at `stack`, or at any stack.',
  ends: 'By itself, when that time is over; `times` says how often.',
  problemCode: 'hold.suspected-brick',
  overLead: 'hold.transfer-broke',
  times: 1,
  at: 'takes-time',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    return amount(call, 'factor', 30);
  },
};

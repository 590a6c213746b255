import type { PlantFault } from '../fault';

export const voltageDriftedApart: PlantFault = {
  name: 'voltage-drifted-apart',
  side: 'plant',
  ids: ['D16'],
  bites: 'The rest voltage of one stack is off from the others by `volts` (1.2 V when not said).',
  when: 'When `stack` (or the first one) has gone dark for the first time.',
  ends: 'It does not: the stack has to be equalised alone.',
  problemCode: 'hold.volts-apart',
  times: 1,
  at: 'went-dark',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    return typeof call.volts === 'number' ? call.volts : 1.2;
  },
};

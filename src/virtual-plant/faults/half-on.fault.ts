import type { PlantFault } from '../fault';

export const halfOn: PlantFault = {
  name: 'half-on',
  side: 'plant',
  ids: ['D6'],
  bites: 'The screen stays lit with zeros, the lamps are dark, the contactor is open: neither on nor off.',
  when: 'When the button of `stack` is held to switch it `towards` "off" (or "on"); left out: the first time off.',
  ends: 'Holding the button once more switches it off.',
  problemCode: 'hold.lit-with-zeros',
  times: 1,
  at: 'power-held',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    return (call.towards ?? 'off') === told.towards ? 'half-on' : undefined;
  },
};

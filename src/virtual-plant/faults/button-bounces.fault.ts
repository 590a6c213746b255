import type { PlantFault } from '../fault';

export const buttonBounces: PlantFault = {
  name: 'button-bounces',
  side: 'plant',
  ids: ['D7'],
  bites: 'The power button acts twice: what went off comes on again, what came on goes off again.',
  when: 'When the button of `stack` is held to switch it `towards` "off" (or "on"); left out: the first time off.',
  ends: 'The next press acts once; `times` makes it last longer.',
  problemCode: 'hold.still-lit',
  times: 1,
  at: 'power-held',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    return (call.towards ?? 'off') === told.towards ? 'bounces' : undefined;
  },
};

import type { PlantFault } from '../fault';

export const resetsWhileStarting: PlantFault = {
  name: 'resets-while-starting',
  side: 'plant',
  ids: ['D2'],
  bites: 'A controller resets before it is up, and begins its start again.',
  when: 'Each start of `stack` (left out: of any stack) after its update, `times` resets long (80 when not said).',
  ends: 'When it has reset often enough it comes up as if nothing had been.',
  problemCode: 'hold.code-not-seen',
  overLead: 'hold.transfer-broke',
  times: 80,
  at: 'comes-up',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    return told.updated ? 'resets' : undefined;
  },
};

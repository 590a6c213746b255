import type { HandsFault } from '../fault';

export const linkLeftIn: HandsFault = {
  name: 'link-left-in',
  side: 'hands',
  ids: ['O2'],
  bites: 'One Link cable is not pulled, and nobody notices.',
  when: 'The first unplugging of a cable at `stack`; left out: of any cable.',
  ends: 'The next time the cable is asked for it is pulled.',
  problemCode: 'hold.links-in-hand',
  times: 1,
  slip: (call, act) => {
    if (act.act !== 'unplug-link') return undefined;
    return call.stack === undefined || call.stack === act.from || call.stack === act.to ? null : undefined;
  },
};

import type { WireFault } from '../wire-fault';

export const wireEcho: WireFault = {
  name: 'wire-echo',
  side: 'wire',
  id: 'W14',
  bites: 'The adapter hears itself: the own request comes back in front of the answer.',
  noticed: 'The first bytes are those that were sent.',
  times: 1_000_000,
  onAnswer: (_call, { out, bytes }) => [{ afterMs: 0, bytes }, ...out],
};

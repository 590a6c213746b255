import type { WireFault } from '../wire-fault';

export const wireRequestLost: WireFault = {
  name: 'wire-request-lost',
  side: 'wire',
  id: 'W1',
  bites: 'A request does not reach the device.',
  noticed: 'No answer in time; the device has done nothing.',
  times: 1,
  onRequest: () => 'lost',
};

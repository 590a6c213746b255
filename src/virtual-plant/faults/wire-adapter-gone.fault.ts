import { amount, type WireFault } from '../wire-fault';

export const wireAdapterGone: WireFault = {
  name: 'wire-adapter-gone',
  side: 'wire',
  id: 'W20',
  bites:
    'The adapter vanishes in place of an answer, and is back under the same name after `ms` milliseconds (2000 when not said).',
  noticed: 'The port is lost; it is opened again by its name, and who is on it is proven anew.',
  times: 1,
  onAnswer: (call) => [{ afterMs: 0, bytes: new Uint8Array(), line: 'gone', goneMs: amount(call, 'ms', 2000) }],
};

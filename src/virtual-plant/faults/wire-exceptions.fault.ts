import { amount, type WireFault } from '../wire-fault';

export const wireExceptions: WireFault = {
  name: 'wire-exceptions',
  side: 'wire',
  id: 'W11',
  bites:
    'The device answers with exception `code` (6 when not said) and does nothing, `times` requests long (20 when not said).',
  noticed: 'Exception 5 or 6 is a reason to wait, any other to stop.',
  times: 20,
  onRequest: (call, { pdu }) => ({ answer: Uint8Array.of((pdu[0] ?? 0) | 0x80, amount(call, 'code', 6)) }),
};

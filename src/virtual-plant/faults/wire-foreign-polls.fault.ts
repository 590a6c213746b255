import { amount, type WireFault } from '../wire-fault';
import { readRequestPdu } from '../wire/modbus-pdu';

export const wireForeignPolls: WireFault = {
  name: 'wire-foreign-polls',
  side: 'wire',
  id: 'W15',
  bites:
    'Another master asks another unit (`unit`, 2 when not said) all the time, whether we speak or not. Serial lines only.',
  noticed: 'It is heard before the first word, by whoever listens first.',
  times: 1_000_000,
  onIdle: (call, { kind, framed }) => {
    if (kind === 'mbap') return [];
    return [{ afterMs: 0, bytes: framed({ unit: amount(call, 'unit', 2), pdu: readRequestPdu(0, 10) }) }];
  },
};

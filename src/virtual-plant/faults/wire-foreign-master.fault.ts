import { amount, type WireFault } from '../wire-fault';
import { readRequestPdu } from '../wire/modbus-pdu';

export const wireForeignMaster: WireFault = {
  name: 'wire-foreign-master',
  side: 'wire',
  id: 'W15',
  bites:
    'Another master asks another unit (`unit`, 2 when not said), `ms` milliseconds behind an answer (20 when not said). Serial lines only.',
  noticed: 'A whole frame that is a request and not ours.',
  times: 1,
  onAnswer: (call, told) => {
    if (told.kind === 'mbap') return undefined;
    const unit = amount(call, 'unit', 2);
    const bytes = told.framed({ unit, pdu: readRequestPdu(0, 10) });
    return [...told.out, { afterMs: amount(call, 'ms', 20), bytes }];
  },
};

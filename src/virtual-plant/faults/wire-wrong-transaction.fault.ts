import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

export const wireWrongTransaction: WireFault = {
  name: 'wire-wrong-transaction',
  side: 'wire',
  id: 'W18',
  bites: 'An answer carries the number of another transaction, off by `by` (-1 when not said). Modbus TCP only.',
  noticed: 'The answer belongs to no open request; then a time-out.',
  times: 1,
  onAnswer: (call, told) =>
    told.kind === 'rtu'
      ? undefined
      : eachFrame(told.out, (_bytes, one) => ({
          ...one,
          bytes: told.framed({ transaction: amount(call, 'by', -1) }),
        })),
};

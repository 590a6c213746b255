import { amount, type WireFault } from '../wire-fault';

export const wireStaleException: WireFault = {
  name: 'wire-stale-exception',
  side: 'wire',
  id: 'W12',
  bites: 'An exception (`code`, 6 when not said) of a request long past goes out in front of the next answer.',
  noticed: 'It cannot be told from one of this request: it is taken for busy, and the device is asked again.',
  times: 1,
  onAnswer: (call, told) => {
    const pdu = Uint8Array.of((told.pdu[0] ?? 0) | 0x80, amount(call, 'code', 6));
    const transaction = -1;
    return [{ afterMs: 0, bytes: told.framed({ pdu, transaction }) }, ...told.out.map(later)];
  },
};

const later = <Out extends { readonly afterMs: number }>(out: Out): Out => ({ ...out, afterMs: out.afterMs + 3 });

import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';
import { joined } from '../wire/wire-out';

export const wireExtraByte: WireFault = {
  name: 'wire-extra-byte',
  side: 'wire',
  id: 'W6',
  bites:
    'A byte that belongs to nothing stands in front of an answer, or behind it (`where: after`); `value`, 0 when not said.',
  noticed: 'A CRC that is wrong, or a byte too many.',
  times: 1,
  onAnswer: (call, { out }) =>
    eachFrame(out, (bytes, one) => {
      const extra = Uint8Array.of(amount(call, 'value', 0));
      return { ...one, bytes: call.where === 'after' ? joined(bytes, extra) : joined(extra, bytes) };
    }),
};

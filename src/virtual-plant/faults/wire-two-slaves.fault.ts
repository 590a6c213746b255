import type { WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

export const wireTwoSlaves: WireFault = {
  name: 'wire-two-slaves',
  side: 'wire',
  id: 'W16',
  bites:
    'A second slave has the same number and answers too: both are garbled, or (`ends: other`) only the other one comes through.',
  noticed: 'A CRC that is wrong; or, without any error, another serial number than the one this line was proven with.',
  times: 1,
  onAnswer: (call, told) => {
    const other = told.other(told.unit, told.pdu);
    if (told.answer === null || other === null) return undefined;
    const theirs = told.framed({ pdu: other });
    return eachFrame(told.out, (bytes, one) => ({
      ...one,
      bytes: call.ends === 'other' ? theirs : both(bytes, theirs),
    }));
  },
};

/** On a two-wire line a 0 of either wins. Frames that are equal stay whole, so the later one comes a little after. */
function both(ours: Uint8Array, theirs: Uint8Array): Uint8Array {
  return ours.map((byte, index) => byte & (theirs[index - 1] ?? 0xff));
}

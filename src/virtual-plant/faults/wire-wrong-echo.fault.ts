import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

/** The answer to a write with another address, or another count with `what: count`; null where it is no answer to a write. */
function wrongEcho(answer: Uint8Array, isCount: boolean, by: number): Uint8Array | null {
  if (answer[0] !== 16 || answer.length !== 5) return null;
  const pdu = Uint8Array.from(answer);
  const at = isCount ? 4 : 2;
  pdu[at] = (pdu[at] ?? 0) + by;
  return pdu;
}

export const wireWrongEcho: WireFault = {
  name: 'wire-wrong-echo',
  side: 'wire',
  id: 'W10',
  bites:
    'The answer to a write echoes another address (`what: count`: another number of registers), off by `by`, its check right.',
  noticed: 'Address or count are not those that were sent; nobody knows what was written.',
  times: 1,
  onAnswer: (call, told) => {
    const pdu = told.answer === null ? null : wrongEcho(told.answer, call.what === 'count', amount(call, 'by', 1));
    if (pdu === null) return undefined;
    return eachFrame(told.out, (_bytes, one) => ({ ...one, bytes: told.framed({ pdu }) }));
  },
};

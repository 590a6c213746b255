import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

export const wireWrongFunction: WireFault = {
  name: 'wire-wrong-function',
  side: 'wire',
  id: 'W9',
  bites:
    'An answer carries another function code (`code`; 4 for 3 and 3 for everything else when not said), its check right.',
  noticed: 'The function is not the one that was asked.',
  times: 1,
  onAnswer: (call, told) => {
    const { answer } = told;
    if (answer === null) return undefined;
    const pdu = Uint8Array.from(answer);
    pdu[0] = amount(call, 'code', told.pdu[0] === 3 ? 4 : 3);
    return eachFrame(told.out, (_bytes, one) => ({ ...one, bytes: told.framed({ pdu }) }));
  },
};

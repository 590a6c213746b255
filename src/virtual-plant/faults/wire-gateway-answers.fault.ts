import { amount, type WireFault } from '../wire-fault';

export const wireGatewayAnswers: WireFault = {
  name: 'wire-gateway-answers',
  side: 'wire',
  id: 'W18',
  bites: 'Where the device is silent a gateway answers in its place, with exception `code` (11 when not said).',
  noticed: 'Exception 10 or 11: the device itself has said nothing.',
  times: 1_000_000,
  onAnswer: (call, told) => {
    if (told.answer !== null) return undefined;
    const pdu = Uint8Array.of((told.pdu[0] ?? 0) | 0x80, amount(call, 'code', 11));
    return [{ afterMs: 0, bytes: told.framed({ pdu }) }];
  },
};

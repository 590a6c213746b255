import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

export const wireBitsFlipped: WireFault = {
  name: 'wire-bits-flipped',
  side: 'wire',
  id: 'W7',
  bites: '`bits` bits of an answer are turned (1 when not said), its check is not made right again.',
  noticed: 'A CRC that is wrong. Modbus TCP has none: there this is for the tests of the frame only.',
  times: 1,
  onAnswer: (call, { out, random }) =>
    eachFrame(out, (bytes, one) => {
      const turned = Uint8Array.from(bytes);
      const first = Math.floor(random() * turned.length * 8);
      for (let bit = first; bit < first + amount(call, 'bits', 1); bit += 1) {
        const byte = Math.floor(bit / 8) % turned.length;
        turned[byte] = (turned[byte] ?? 0) ^ (1 << (bit % 8));
      }
      return { ...one, bytes: turned };
    }),
};

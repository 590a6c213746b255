import type { WireFault } from '../wire-fault';
import { eachFrame, noise } from '../wire/changed-frames';

export const wireGarbage: WireFault = {
  name: 'wire-garbage',
  side: 'wire',
  id: 'W17',
  bites: 'Baud or parity are wrong: what comes back is noise.',
  noticed: 'No frame with a right CRC, whatever is asked.',
  times: 1_000_000,
  onAnswer: (_call, { out, random }) =>
    eachFrame(out, (bytes, one) => ({ ...one, bytes: noise(Math.max(1, bytes.length - 2), random) })),
};

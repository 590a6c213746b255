import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

export const wireAnswerInPieces: WireFault = {
  name: 'wire-answer-in-pieces',
  side: 'wire',
  id: 'W13',
  bites: 'An answer comes in pieces of `bytes` bytes (3 when not said), `ms` milliseconds apart (2 when not said).',
  noticed:
    'Gaps inside a frame: a strict master drops it, one that knows the length waits. On TCP the segments are split.',
  times: 1,
  onAnswer: (call, { out }) =>
    eachFrame(out, (bytes, one) => {
      const size = Math.max(1, amount(call, 'bytes', 3));
      return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => ({
        ...one,
        afterMs: one.afterMs + index * amount(call, 'ms', 2),
        bytes: bytes.subarray(index * size, (index + 1) * size),
      }));
    }),
};

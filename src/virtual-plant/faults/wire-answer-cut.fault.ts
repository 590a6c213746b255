import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

export const wireAnswerCut: WireFault = {
  name: 'wire-answer-cut',
  side: 'wire',
  id: 'W5',
  bites: 'An answer ends after `byte` bytes (4 when not said).',
  noticed: 'Too few bytes when the line falls silent.',
  times: 1,
  onAnswer: (call, { out }) =>
    eachFrame(out, (bytes, one) => ({ ...one, bytes: bytes.subarray(0, amount(call, 'byte', 4)) })),
};

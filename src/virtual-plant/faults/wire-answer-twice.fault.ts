import { amount, type WireFault } from '../wire-fault';
import { eachFrame } from '../wire/changed-frames';

export const wireAnswerTwice: WireFault = {
  name: 'wire-answer-twice',
  side: 'wire',
  id: 'W4',
  bites: 'An answer goes out twice, the second time after `ms` milliseconds (5 when not said).',
  noticed: 'Bytes that nobody asked for, between two requests or in front of the next answer.',
  times: 1,
  onAnswer: (call, { out }) =>
    eachFrame(out, (_bytes, one) => [one, { ...one, afterMs: one.afterMs + amount(call, 'ms', 5) }]),
};

import type { WireFault } from '../wire-fault';

export const wireAnswerLate: WireFault = {
  name: 'wire-answer-late',
  side: 'wire',
  id: 'W3',
  bites: 'An answer is held back until the next request has come, and goes out before its answer.',
  noticed: 'A time-out, then an answer that belongs to the request before.',
  times: 1,
  onAnswer: (_call, { out }) => out.map((one) => ({ ...one, afterNext: true })),
};

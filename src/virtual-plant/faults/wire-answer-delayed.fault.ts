import { amount, type WireFault } from '../wire-fault';

export const wireAnswerDelayed: WireFault = {
  name: 'wire-answer-delayed',
  side: 'wire',
  id: 'W2',
  bites: 'An answer comes `ms` milliseconds later (200 when not said).',
  noticed: 'Inside the time-out it is a slow answer, past it a late one.',
  times: 1,
  onAnswer: (call, { out }) => out.map((one) => ({ ...one, afterMs: one.afterMs + amount(call, 'ms', 200) })),
};

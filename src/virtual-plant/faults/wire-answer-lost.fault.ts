import type { WireFault } from '../wire-fault';

export const wireAnswerLost: WireFault = {
  name: 'wire-answer-lost',
  side: 'wire',
  id: 'W1',
  bites: 'The device has done what was asked, and its answer is lost.',
  noticed: 'No answer in time; only a look at the device tells what it did.',
  times: 1,
  onAnswer: (_call, { answer }) => (answer === null ? undefined : []),
};

import { amount, type WireFault } from '../wire-fault';

export const wireDeafSlave: WireFault = {
  name: 'wire-deaf-slave',
  side: 'wire',
  id: 'deaf',
  bites:
    'The device does not hear a request that begins within `ms` milliseconds of its last answer (1.75 when not said).',
  noticed: 'A master that keeps the silence of 3.5 characters never notices; another gets time-outs.',
  times: 1_000_000,
  onRequest: (call, { sinceAnswerMs }) =>
    sinceAnswerMs !== null && sinceAnswerMs < amount(call, 'ms', 1.75) ? 'lost' : undefined,
};

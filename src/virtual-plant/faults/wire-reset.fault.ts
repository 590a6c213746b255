import type { WireFault } from '../wire-fault';

const NOTHING = new Uint8Array();

export const wireReset: WireFault = {
  name: 'wire-reset',
  side: 'wire',
  id: 'W18',
  bites:
    'The connection is cut hard in place of the answer; `ends: half-open`: it stays, and nothing ever comes again on it.',
  noticed: 'The line is lost; or time-outs only, until it is opened anew.',
  times: 1,
  onAnswer: (call) => [{ afterMs: 0, bytes: NOTHING, line: call.ends === 'half-open' ? 'half-open' : 'reset' }],
};

import type { HandsFault } from '../fault';

export const addrMirrored: HandsFault = {
  name: 'addr-mirrored',
  side: 'hands',
  ids: ['O5'],
  bites: 'The switches of ADDR SET are counted from the wrong end: 6 is moved for 1.',
  when: 'Every move at ADDR SET of `stack` (left out: of any stack), as often as `times` says.',
  ends: 'When the bank is looked at and set again.',
  problemCode: 'hold.not-stand-alone',
  times: 2,
  slip: (call, act, setup) => {
    if (act.act !== 'set-switch' || act.bank !== 'ADDR_SET') return undefined;
    if (call.stack !== undefined && call.stack !== act.stack) return undefined;
    return { ...act, number: setup.product.banks.ADDR_SET.width + 1 - act.number };
  },
};
